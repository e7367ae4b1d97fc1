import type { Command } from './command.ts'
import { compare } from './compare.ts'
import { copyLink } from './copyLink.ts'
import { screenReaderCommands } from './editorForScreenReader.ts'
import { exportListing } from './exportListing.ts'
import { fileCommands } from './files.ts'
import { kernelCommands } from './kernel.ts'
import { toListing, toStep } from './goTo.ts'
import { larger, smaller } from './scale.ts'
import { insertSite } from './insertSite.ts'
import { decks } from './decks.ts'
import { leaveCompare } from './leaveCompare.ts'
import { lessons } from './lessons.ts'
import { leavePage } from './leavePage.ts'
import { leaveRun } from './leaveRun.ts'
import { openGlossary } from './openGlossary.ts'
import { openHistory } from './openHistory.ts'
import { openKeys } from './openKeys.ts'
import { openLicences } from './openLicences.ts'
import { openPalette } from './openPalette.ts'
import { openSettings } from './openSettings.ts'
import { present } from './present.ts'
import { presentCommands } from './present/index.ts'
import { print } from './print.ts'
import { readAsText } from './readAsText.ts'
import { revert } from './revert.ts'
import { run } from './run.ts'
import { shareCommands } from './share.ts'
import { sayRegisters } from './sayRegisters.ts'
import { switchCommands } from './switches.ts'
import { switchRegisters } from './switchRegisters.ts'
import { speechCommands } from './switchSpeech.ts'
import { toBreakpoint } from './toBreakpoint.ts'
import { toBrokenLine } from './toBrokenLine.ts'
import { toggleBreakpoint } from './toggleBreakpoint.ts'
import { toggleExpansions } from './toggleExpansions.ts'
import { tryScan } from './tryScan.ts'
import { walkCommands } from './walk.ts'

/** Everything that the page can be told to do. Keys are looked up in this order. */
export const commands: readonly Command[] = [
  ...walkCommands,
  toStep,
  leavePage,
  compare,
  leaveCompare,
  run,
  leaveRun,
  toggleBreakpoint,
  toBreakpoint,
  toggleExpansions,
  switchRegisters,
  sayRegisters,
  lessons,
  present,
  decks,
  larger,
  smaller,
  ...shareCommands,
  copyLink,
  ...fileCommands,
  ...kernelCommands,
  exportListing,
  print,
  openSettings,
  readAsText,
  insertSite,
  tryScan,
  revert,
  openHistory,
  toBrokenLine,
  toListing,
  ...screenReaderCommands,
  ...switchCommands,
  ...speechCommands,
  openPalette,
  openGlossary,
  openLicences,
  openKeys,
  ...presentCommands,
]
