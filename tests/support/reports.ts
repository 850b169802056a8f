type Report = { id?: string; original?: string; part?: string };

function report(type: string, second: string, { id = "report-1", original, part = "message/rfc822" }: Report): string {
  return [
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>",
    "To: bounces@papers.example.org",
    `Message-ID: <${id}@mx.example.net>`,
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=${type}; boundary="=_b"`,
    "",
    "--=_b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Your message could not be delivered.",
    "--=_b",
    second,
    "--=_b",
    `Content-Type: ${part}`,
    "",
    `From: papers@papers.example.org`,
    ...(original ? [`Message-ID: ${original}`] : []),
    "Subject: The digest",
    "Content-Type: text/plain",
    "",
    "Papers.",
    "--=_b--",
    "",
  ].join("\r\n");
}

/** A delivery report (RFC 3464) as a mail server writes it. */
export function deliveryReport({
  action = "failed",
  status = "5.1.1",
  recipient = "rfc822; reader1@example.org",
  originalRecipient,
  type = "message/delivery-status",
  ...rest
}: Report & { action?: string; status?: string; recipient?: string; originalRecipient?: string; type?: string }): string {
  const fields = [
    `Content-Type: ${type}`,
    "",
    "Reporting-MTA: dns; mx.example.net",
    "Arrival-Date: Thu, 30 Oct 2025 12:00:00 +0000",
    "",
    ...(originalRecipient ? [`Original-Recipient: ${originalRecipient}`] : []),
    `Final-Recipient: ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status}`,
    "  folded onto a second line",
  ];
  return report("delivery-status", fields.join("\r\n"), rest);
}

/** A complaint (RFC 5965) as a mailbox provider writes it, who hides the recipient. */
export function complaint({ feedback = "abuse", ...rest }: Report & { feedback?: string }): string {
  const fields = [
    "Content-Type: message/feedback-report",
    "",
    `Feedback-Type: ${feedback}`,
    "User-Agent: Loop/1.0",
    "Version: 1",
  ];
  return report("feedback-report", fields.join("\r\n"), rest);
}
