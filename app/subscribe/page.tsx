import type { Metadata } from "next";
import { Notice } from "@/components/notice";

export const metadata: Metadata = { title: "Digest by e-mail" };

export default function SubscribePage() {
  return (
    <>
      <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">Trending papers in your inbox</h1>
      <Notice title="The digest is on its way">
        <p>
          This site does not send mail yet. Until it does, the{" "}
          <a href="/papers/trending" className="link">
            trending page
          </a>{" "}
          shows what it would.
        </p>
      </Notice>
    </>
  );
}
