"use client";

import { Notice } from "@/components/notice";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <div className="pt-10">
      <h1 className="sr-only">Something went wrong</h1>
      <Notice title="This page could not be made">
        <p>The database may be busy or restarting. Nothing is lost.</p>
        <button type="button" onClick={reset} className="button mt-4">
          Try again
        </button>
      </Notice>
    </div>
  );
}
