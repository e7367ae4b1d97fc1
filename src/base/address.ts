/**
 * A kernel address. 64-bit kernel addresses do not fit a double, so every absolute address is a
 * bigint; offsets and lengths inside a section stay plain numbers.
 */
export type Address = bigint

/** `0x` and lower-case hex, no padding. */
export const addressText = (address: Address): string => `0x${address.toString(16)}`
