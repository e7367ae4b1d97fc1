import { isObject } from '../base/loose.ts'
import { type Result, err, ok } from '../base/result.ts'
import { upgraded } from './intactLink.ts'
import type { SharedDocument } from './document.ts'
import { documentFrom, fieldsOf } from './fields.ts'
import { largestDocument } from './limits.ts'
import { type FileErrorCode, fileMessage } from './fileMessages.ts'
import { linkVersions } from './upgrades/index.ts'

/** The form of the file around the fields, which have the format of links. */
const fileVersion = 1
const newest = linkVersions[linkVersions.length - 1] ?? linkVersions[0]

/** What a `.pvscope.json` file of this ends in. */
export const documentFileEnding = '.pvscope.json'

/** Why a file cannot be opened as it is. */
export interface FileError {
  readonly code: FileErrorCode
  /** For the reader of the page. */
  readonly message: string
  /** What could be read although the rest could not. */
  readonly saved: SharedDocument | null
}

/** What stands in a `.pvscope.json` file: settings that are not as usual, and the listing line by line. */
export function documentText(document: SharedDocument): string {
  const { settings, listing } = fieldsOf(document)
  const file = {
    pvscope: fileVersion,
    format: newest.version,
    settings,
    listing: listing.split('\n'),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const fail = (code: FileErrorCode, value = '', saved: SharedDocument | null = null) =>
  err<FileError>({ code, message: fileMessage(code, value, saved !== null), saved })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isVersion = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1

/** Lines, or the whole as one text. */
function listingFrom(found: unknown): string | null {
  if (typeof found === 'string') return found
  const lines = Array.isArray(found) && found.every((line) => typeof line === 'string')
  return lines ? found.join('\n') : null
}

const settingsFrom = (found: unknown): Readonly<Record<string, string>> | null =>
  isObject(found) && Object.values(found).every((value) => typeof value === 'string')
    ? (found as Readonly<Record<string, string>>)
    : null

/** Reads the text of a `.pvscope.json` file; says in words what is wrong with it. Never throws. */
export function documentFromFile(text: string): Result<SharedDocument, FileError> {
  if (text.length > largestDocument) return fail('too-large')
  const file = parsed(text)
  if (!isObject(file) || !isVersion(file['pvscope'])) return fail('no-document')
  const listing = listingFrom(file['listing'])
  if (listing === null) return fail('field', 'listing')
  const { settings: written = {} } = file
  const settings = settingsFrom(written)
  const read = documentFrom({ settings: {}, listing })
  if (settings === null) return fail('field', 'settings', read.document)
  const { format } = file
  if (!isVersion(format)) return fail('field', 'format', read.document)
  const { document, unknown } = documentFrom(upgraded({ settings, listing }, format))
  if (file['pvscope'] > fileVersion || format > newest.version) {
    return fail('newer', String(Math.max(file['pvscope'], format)), document)
  }
  const [setting] = unknown
  return setting === undefined ? ok(document) : fail('setting', setting, document)
}
