import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  address: [422, "That is no e-mail address that mail can be sent to. It should look like you@example.org."],
  mail: [503, "This site cannot send mail yet. Whoever runs it has to name a mail server first."],
  provider: [422, "That way to sign in is not set up here, or its provider does not answer. Choose another."],
  name: [422, "A name has 1 to 60 characters, at least one of them a letter, digit or symbol. Names like Admin are reserved."],
  username: [422, "A username has 3 to 30 of the characters a to z, 0 to 9 and the hyphen, and begins with a letter."],
  taken: [409, "That username is taken. Choose another."],
  "last-admin": [409, "You are the only administrator. Make somebody else one first, then delete your account."],
  confirm: [422, "Type your username to show that you mean it."],
  "only-way": [409, "That is the only way in which you can sign in. Add another first."],
});
