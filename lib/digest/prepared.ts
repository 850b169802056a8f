import { LRUCache } from "lru-cache";
import { db } from "../db/client";
import type { Transport } from "../mail/transport";
import { type Prepared, prepare } from "./message";

const EDITIONS_KEPT = 8;

/** Encodes each edition once while it is being sent; only the last few are kept in memory. One that failed is tried again. */
export function preparing(transport: Transport): (editionId: string) => Promise<Prepared> {
  const kept = new LRUCache<string, Prepared>({
    max: EDITIONS_KEPT,
    fetchMethod: async (id) => prepare(await db().edition.findUniqueOrThrow({ where: { id } }), transport),
    ignoreFetchAbort: true,
  });
  return (editionId) => kept.forceFetch(editionId);
}
