import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { UserError } from "../errors";
import { parseDay } from "../papers/day";
import { ArxivError, looksLikeAtom, parseAtom } from "./arxiv";
import { parseDailyPapers } from "./hugging-face";
import type { PaperRecord, Rejection } from "./record";

export type ParsedFile = { records: PaperRecord[]; rejections: Rejection[] };

/** Bytes of a file, unpacked: as a text and as parsed values it takes several times as much memory. */
const MOST_BYTES = 256 * 2 ** 20;

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw tooLong(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`${path}: there is no such file`);
    if (code === "EISDIR") throw new UserError(`${path} is a folder: name the files in it`);
    throw new UserError(`${path}: ${message}`);
  }
}

const tooLong = (path: string) =>
  new UserError(`${path} has more than ${MOST_BYTES / 2 ** 20} MB once unpacked: split it into several files`);

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const decode = (utf8: Uint8Array) => new TextDecoder().decode(utf8); // leaves out a byte order mark
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return decode(bytes);
  try {
    return decode(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLong(path);
    throw new UserError(`${path} begins like a gzip file but cannot be unpacked: is it whole?`);
  }
}

/** Parses a value that a file, or a line of it, holds. Null where it is none of the known shapes. */
function parseValue(value: unknown, day: string | null, where: string): ParsedFile | null {
  if (Array.isArray(value)) return parseDailyPapers(value, day, where);
  if (!value || typeof value !== "object") return null;
  if ("body" in value && typeof value.body === "string" && "status_code" in value) return parseAtom(value.body, where);
  if ("paper" in value) return parseDailyPapers([value], day, where);
  return null;
}

/**
 * Reads one file: a Hugging Face day file (JSON array; the file name `YYYY-MM-DD` gives the day), one JSON record a line, an
 * Atom answer of arXiv as XML, or such an answer recorded as JSON; each also gzipped. Bad records come back as rejections.
 * @throws UserError where the file is no such thing
 */
export async function parseFile(path: string): Promise<ParsedFile> {
  const content = await readText(path);
  const name = basename(path);
  const day = parseDay(name.slice(0, 10));
  const unknown = new UserError(
    `${path} is neither a Hugging Face day file, nor JSON records by line, nor an Atom answer of arXiv`,
  );
  try {
    if (looksLikeAtom(content)) return parseAtom(content, name);
  } catch (error) {
    if (error instanceof ArxivError) return { records: [], rejections: [{ where: name, reason: error.message }] };
    throw error;
  }
  let whole: unknown;
  try {
    whole = JSON.parse(content);
  } catch {
    return parseLines(content, day, name, unknown);
  }
  try {
    const parsed = parseValue(whole, day, name);
    if (!parsed) throw unknown;
    return parsed;
  } catch (error) {
    if (error instanceof ArxivError) return { records: [], rejections: [{ where: name, reason: error.message }] };
    throw error;
  }
}

function parseLines(content: string, day: string | null, name: string, unknown: UserError): ParsedFile {
  const result: ParsedFile = { records: [], rejections: [] };
  let understood = 0;
  content.split("\n").forEach((line, index) => {
    if (!line.trim()) return;
    const where = `${name}:${index + 1}`;
    try {
      const parsed = parseValue(JSON.parse(line), day, where);
      if (!parsed) throw new Error("not a record of a paper");
      understood++;
      result.records.push(...parsed.records);
      result.rejections.push(...parsed.rejections);
    } catch (error) {
      result.rejections.push({ where, reason: error instanceof SyntaxError ? "not JSON" : (error as Error).message });
    }
  });
  if (understood === 0) throw unknown;
  return result;
}
