import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadIced } from '../x86/iced.ts'

const wasm = createRequire(import.meta.url).resolve('iced-x86/iced_x86_bg.wasm')
loadIced(readFileSync(wasm))
