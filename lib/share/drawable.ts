// What the font of share pictures lacks, as letters that it has; others would be fetched from outside while drawing.
const SPELLED: Record<string, string> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ϵ: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  ν: "nu",
  ξ: "xi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  ϕ: "phi",
  χ: "chi",
  ψ: "psi",
  Γ: "Gamma",
  Δ: "Delta",
  Θ: "Theta",
  Λ: "Lambda",
  Σ: "Sigma",
  Φ: "Phi",
  Ψ: "Psi",
  "∈": "in",
  "∼": "~",
  "′": "'",
};

/** A title in the signs that the font of share pictures has: "ℝⁿ" as "R^n", "α" as "alpha". */
export function drawable(title: string): string {
  return title
    .replace(
      /[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u1d9c-\u1dbf]+/g,
      (raised) => `^${raised.normalize("NFKD")}`,
    )
    .replace(/[₀-₉₊₋₌₍₎ₐ-ₜⱼ]+/g, (lowered) => `_${lowered.normalize("NFKD")}`)
    .normalize("NFKC")
    .replace(/[\p{Script=Greek}∈∼′]/gu, (sign) => SPELLED[sign] ?? sign)
    .replace(/[^\x20-\x7e\u00a0-\u017fΩλμπω–—‘’“”…·−×±≤≥≠≈∞→√∑∂]/g, (sign) =>
      sign.normalize("NFKD").replace(/[^\x20-\x7e]/g, ""),
    )
    .replace(/\s+/g, " ")
    .trim();
}
