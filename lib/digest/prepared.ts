import { db } from "../db/client";
import type { Transport } from "../mail/transport";
import { type Prepared, prepare } from "./message";

const EDITIONS_KEPT = 8;

/** Encodes each edition once while it is being sent; only the last few are kept in memory. */
export function preparing(transport: Transport): (editionId: string) => Promise<Prepared> {
  const kept = new Map<string, Promise<Prepared>>();
  return (editionId) => {
    const found =
      kept.get(editionId) ??
      db()
        .edition.findUniqueOrThrow({ where: { id: editionId } })
        .then((e) => prepare(e, transport));
    found.catch(() => kept.delete(editionId)); // the next message of it tries again
    kept.delete(editionId);
    kept.set(editionId, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= EDITIONS_KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
}
