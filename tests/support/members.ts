import { type Member, memberById } from "@/lib/accounts/member";
import type { Role } from "@/lib/accounts/roles";
import { db } from "@/lib/db/client";

/** Somebody with an account, whose address and name come from the username. */
export async function member(username: string, role: Role = "member"): Promise<Member> {
  const email = `${username}@example.org`;
  const { id } = await db().member.create({ data: { username, name: username, email, emailVerified: true } });
  await db().member.update({ where: { id }, data: { role } }); // the first one would be the administrator
  return (await memberById(id)) as Member;
}

/** A paper on a day, or on none. */
export async function paper(
  id: string,
  day: string | null = "2025-10-29",
  data: Record<string, unknown> = {},
): Promise<string> {
  await db().paper.create({
    data: { id, title: `Paper ${id}`, abstract: "What it says.", authors: ["Ada Lovelace", "Alan Turing"], ...data },
  });
  if (day) await db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES (${day}::date, ${id}, 0, '')`;
  return id;
}

/** Forgets everybody and every paper. */
export async function nobodyAndNothing(): Promise<void> {
  for (const table of ["moderation", "paper", "member", "message", "rate_limit", "suppression", "verification", "sign_in_link"])
    await db().$executeRawUnsafe(`TRUNCATE ${table} CASCADE`);
}

/** The code with which something is denied; fails where it is not. */
export async function denial(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "allowed",
    (error) => {
      if (error?.code && error?.status) return error.code;
      throw error;
    },
  );
}
