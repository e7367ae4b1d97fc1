import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../app/samples')

/** The shipped listings, by file name: `first.32` and so on. */
export const sampleListings = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.s'))
    .map((file) => ({
      name: file.slice(0, -2),
      width: file.split('.')[1] ?? '32',
      listing: readFileSync(join(folder, file), 'utf8'),
    }))

/** The shipped listings for Itanium, by file name. */
export const ia64SampleListings = () =>
  readdirSync(join(folder, 'ia64'))
    .filter((file) => file.endsWith('.s'))
    .map((file) => ({
      name: file.slice(0, -2),
      listing: readFileSync(join(folder, 'ia64', file), 'utf8'),
    }))
