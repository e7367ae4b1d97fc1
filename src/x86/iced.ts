import * as iced from 'iced-x86'

/** Bytes of iced_x86_bg.wasm, or a WebAssembly.Module made from them (the engine knows no platform types). */
export type CompiledCode = ArrayBuffer | Uint8Array | object

interface Loader {
  readonly __init: (source: CompiledCode) => void
  readonly __memory: () => { readonly buffer: ArrayBuffer }
}

/** Starts iced-x86 from its compiled code; a second call does nothing. Synchronous: call it off the main thread. */
export function loadIced(source: CompiledCode): void {
  ;(iced as unknown as Loader).__init(source)
}
