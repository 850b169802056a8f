import type { ReactNode } from "react";
import { AddressField } from "./address-field";

/** A form that asks for the digest. It works without a script; one fills in the reader's time zone. */
export function SubscribeForm({ id, address, children }: { id: string; address?: string; children?: ReactNode }) {
  return (
    <form action="/api/subscribe" method="post" className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="sr-only">
        Your email address
      </label>
      <AddressField id={id} value={address} className="input min-w-0 flex-1" />
      <button type="submit" className="button primary">
        Subscribe
      </button>
      {/* People do not see this field; robots fill it in. */}
      <div className="hidden" aria-hidden="true">
        <input name="website" tabIndex={-1} autoComplete="off" aria-label="Leave this empty" />
      </div>
      {children ?? <input type="hidden" name="timeZone" data-time-zone="" defaultValue="" />}
    </form>
  );
}

/** The invitation at the end of a list or a paper. */
export function Invitation({ id }: { id: string }) {
  return (
    <aside
      aria-label="Subscribe to the digest"
      className="mt-10 rounded-2xl border border-line bg-raised px-5 py-5 sm:flex sm:items-center sm:gap-8"
    >
      <div className="mb-3 sm:mb-0">
        <p className="font-semibold">The best of each day in your inbox</p>
        <p className="text-sm text-soft">
          As many papers as you like, when you like. Unsubscribe with one click.{" "}
          <a href="/subscribe" className="link whitespace-nowrap">
            Choose what you get
          </a>
        </p>
      </div>
      <div className="min-w-0 sm:ml-auto sm:w-80">
        <SubscribeForm id={id} />
      </div>
    </aside>
  );
}
