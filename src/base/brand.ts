declare const brand: unique symbol

/** A type that shares its representation with `T` but not its meaning. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
