/** sRGB, 0–255 a channel. */
export type Color = readonly [red: number, green: number, blue: number]

export function colorOf(hex: string): Color {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1]
  if (!digits) throw new Error(`${hex} is no colour`)
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

const mapped = (color: Color, change: (channel: number) => number): Color => [
  change(color[0]),
  change(color[1]),
  change(color[2]),
]

/** As color-mix(in srgb, over share, under) does it; `share` from 0 to 1. */
export const mixed = (over: Color, share: number, under: Color): Color => [
  over[0] * share + under[0] * (1 - share),
  over[1] * share + under[1] * (1 - share),
  over[2] * share + under[2] * (1 - share),
]

/** Light of a channel, 0–1. */
const linear = (channel: number): number => {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const gamma = (light: number): number => {
  const value = Math.min(1, Math.max(0, light))
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)
}

function luminance(color: Color): number {
  const [red, green, blue] = mapped(color, linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2 contrast, 1–21. */
export function contrast(left: Color, right: Color): number {
  const [low, high] = [luminance(left), luminance(right)].toSorted((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/**
 * How dichromats see, as matrices over linear light.
 * Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", 2009, severity 1.
 */
export const sights = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const

export type Sight = keyof typeof sights

export function seenBy(sight: Sight, color: Color): Color {
  const [red, green, blue] = mapped(color, linear)
  const matrix = sights[sight]
  const row = (at: 0 | 3 | 6) =>
    gamma(matrix[at] * red + (matrix[at + 1] ?? 0) * green + (matrix[at + 2] ?? 0) * blue)
  return [row(0), row(3), row(6)]
}

/** CIE L*a*b*, D65. */
function lab(color: Color): readonly [number, number, number] {
  const [red, green, blue] = mapped(color, linear)
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}

const degrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360
const sine = (angle: number): number => Math.sin((angle * Math.PI) / 180)
const cosine = (angle: number): number => Math.cos((angle * Math.PI) / 180)

/** Mean and difference of two hues in degrees; a grey has none. */
function hues(first: number, second: number, grey: boolean): { mean: number; difference: number } {
  if (grey) return { mean: first + second, difference: 0 }
  const raw = second - first
  const difference = Math.abs(raw) <= 180 ? raw : raw > 0 ? raw - 360 : raw + 360
  const sum = first + second
  if (Math.abs(raw) <= 180) return { mean: sum / 2, difference }
  return { mean: sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2, difference }
}

/** CIEDE2000 with all weights 1. Source: Sharma, Wu, Dalal, 2005. */
export function deltaE2000(left: Color, right: Color): number {
  const [l1, a1, b1] = lab(left)
  const [l2, a2, b2] = lab(right)
  const seventh = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const scale = 1.5 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) / 2
  const [c1, c2] = [Math.hypot(a1 * scale, b1), Math.hypot(a2 * scale, b2)]
  const h1 = degrees(Math.atan2(b1, a1 * scale))
  const h2 = degrees(Math.atan2(b2, a2 * scale))
  const { mean: h, difference } = hues(h1, h2, c1 * c2 === 0)
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const t =
    1 -
    0.17 * cosine(h - 30) +
    0.24 * cosine(2 * h) +
    0.32 * cosine(3 * h + 6) -
    0.2 * cosine(4 * h - 63)
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2))
  const chroma = (c2 - c1) / (1 + 0.045 * c)
  const hue = (2 * Math.sqrt(c1 * c2) * sine(difference / 2)) / (1 + 0.015 * c * t)
  const turn = -sine(60 * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * seventh(c)
  return Math.sqrt(lightness ** 2 + chroma ** 2 + hue ** 2 + turn * chroma * hue)
}
