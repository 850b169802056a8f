/** Whether a write failed because something unique is there already (Prisma's P2002). */
export function isTaken(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === "P2002";
}
