import type { Border } from './border.ts'
import { commands, itaniumVectors, recordLines, siteDocuments } from './commandLine.ts'
import { droppedFiles, kernelFiles, packedFiles, pastedTexts } from './files.ts'
import { answers, lessonAddresses, platforms } from './lessons.ts'
import { links } from './links.ts'
import { embedMessages, speakerMessages } from './messages.ts'
import { options } from './queries.ts'
import { keptDecks, keptHistory, keptProgress, keptSession, keptWork } from './storage.ts'
import { itaniumListings, listings } from './texts.ts'

/** Every border that something from outside crosses. */
export const borders: readonly Border[] = [
  links,
  lessonAddresses,
  options,
  embedMessages,
  speakerMessages,
  platforms,
  keptWork,
  keptHistory,
  keptProgress,
  keptDecks,
  keptSession,
  answers,
  droppedFiles,
  pastedTexts,
  kernelFiles,
  packedFiles,
  listings,
  itaniumListings,
  recordLines,
  siteDocuments,
  itaniumVectors,
  commands,
]
