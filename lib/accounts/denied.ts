import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  address: [422, "Enter a valid email address, like you@example.org."],
  mail: [503, "This site can't send email yet. The people who run it need to set a mail server first."],
  provider: [422, "That sign-in method isn't set up here, or its provider doesn't respond. Choose another."],
  name: [422, "A name has 1 to 60 characters, at least one of them a letter, digit or symbol. Names like Admin are reserved."],
  username: [422, "A username has 3 to 30 of the characters a to z, 0 to 9 and the hyphen, and begins with a letter."],
  taken: [409, "That username is taken. Choose another."],
  "last-admin": [409, "You are the only administrator. Make someone else an administrator first."],
  confirm: [422, "Type your username to confirm."],
  "only-way": [409, "That's your only way to sign in. Add another first."],
});
