import { open, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { UserError } from "../errors";
import { parseDay } from "../papers/day";
import { ArxivError, looksLikeAtom, parseAtom } from "./arxiv";
import { parseDailyPapers } from "./hugging-face";
import type { PaperRecord, Rejection } from "./record";

export type ParsedFile = { records: PaperRecord[]; rejections: Rejection[] };

async function readText(path: string): Promise<string> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new UserError(`${path}: ${why}`);
  });
  await handle.close();
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(error.code === "EISDIR" ? `${path} is a folder: name the files in it` : `${path}: ${error.message}`);
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes, { maxOutputLength: 2 ** 30 }).toString("utf8");
  } catch {
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
