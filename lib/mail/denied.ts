import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  letters: [
    429,
    "Enough mail was asked for, for this address or from your network. No further one was sent; use the one that came last.",
  ],
});
