import { describe, expect, it } from "vitest";
import { paperIdOf, parsePasted } from "@/lib/submissions/pasted";

describe("what somebody pastes to submit a paper", () => {
  it.each([
    ["2407.21783", "2407.21783"],
    ["arXiv:2407.21783v2", "2407.21783"],
    ["hep-th/9901001", "hep-th/9901001"],
    ["https://arxiv.org/abs/2407.21783v1", "2407.21783"],
    ["http://www.arxiv.org/pdf/2407.21783.pdf", "2407.21783"],
    ["arxiv.org/html/2407.21783", "2407.21783"],
    ["https://www.alphaxiv.org/abs/2407.21783", "2407.21783"],
    ["https://huggingface.co/papers/2407.21783", "2407.21783"],
    ["hf.co/papers/2407.21783", "2407.21783"],
    ["https://openreview.net/forum?id=H1xSNiRcF7", "openreview/H1xSNiRcF7"],
    ["https://openreview.net/pdf?id=_VjQlMeSB_J", "openreview/_VjQlMeSB_J"],
    ["openreview.net/forum?noteId=a1b2c3&id=H1xSNiRcF7#discussion", "openreview/H1xSNiRcF7"],
    ["openreview/H1xSNiRcF7", "openreview/H1xSNiRcF7"],
    ["<https://openreview.net/forum?id=H1xSNiRcF7>.", "openreview/H1xSNiRcF7"],
    ["[paper](https://openreview.net/forum?id=H1xSNiRcF7&noteId=x)", "openreview/H1xSNiRcF7"],
    ["https%3A%2F%2Fopenreview.net%2Fforum%3Fid%3DH1xSNiRcF7", "openreview/H1xSNiRcF7"],
    ["doi:10.48550/arXiv.2407.21783", "2407.21783"],
  ])("%s is %s", (pasted, id) => {
    const named = parsePasted(pasted);
    expect(named && paperIdOf(named)).toBe(id);
  });

  it.each([
    "",
    "hello",
    "https://evil.example/abs/2407.21783",
    "https://arxiv.org.evil.example/abs/2407.21783",
    "https://evil.example/?https://openreview.net/forum?id=H1xSNiRcF7",
    "https://openreview.net.evil.example/forum?id=H1xSNiRcF7",
    "https://openreview.net@evil.example/forum?id=H1xSNiRcF7",
    "http://169.254.169.254/latest/meta-data",
    "http://127.0.0.1:5432/abs/2407.21783",
    "file:///etc/passwd",
    "https://openreview.net/forum?id=../../x",
    "https://openreview.net/group?id=ICLR.cc",
  ])("%j is none", (pasted) => expect(parsePasted(pasted)).toBeNull());
});
