import { createHash } from 'node:crypto'
import { relative } from 'node:path'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const length = 4

/** Names of classes as short as they can be told apart by; they hang on the file and the name alone. */
export function shortNames(root: string): (name: string, file: string) => string {
  const taken = new Map<string, string>()
  return (name, file) => {
    const whole = `${relative(root, file.split('?')[0] ?? file).replaceAll('\\', '/')} ${name}`
    const digest = createHash('sha256').update(whole).digest()
    const short = [...digest.subarray(0, length)].map((byte) => letters[byte % letters.length])
    const key = short.join('')
    const before = taken.get(key)
    if (before !== undefined && before !== whole) {
      throw new Error(`"${whole}" and "${before}" come to one class: take longer names`)
    }
    taken.set(key, whole)
    return key
  }
}
