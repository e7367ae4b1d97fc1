import { readOnlyNotice } from '../messages/readOnly.ts'
import './features.ts'
import './editor.css'
import { KeyCode, Range, editor } from 'monaco-editor/editor'
import { openPasted } from '../kernel/convert.ts'
import * as frame from '../messages/frame.ts'
import { sourceGap } from '../panels/Listing/gutter.ts'
import { selectRunMarks } from '../panels/Listing/runMarks.ts'
import { scrollBarWidth } from '../registers/arrangement.ts'
import { rowHeightOf } from '../registers/rowHeight.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import { changedLines } from '../state/lineMoves.ts'
import { selectIsReadOnly } from '../state/kernel.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { registerCompletion } from './completion.ts'
import { registerHover } from './hover.ts'
import { languageIds, registerLanguages } from './language.ts'
import { Painter } from './painter.ts'
import { listenToPresses } from './presses.ts'
import { RegisterLayer } from './registerLayer.ts'
import { followPageTheme } from './theme.ts'

type CodeEditor = editor.IStandaloneCodeEditor

/** Puts the editor into an element, its register columns into another; returns what takes both out again. */
export type MountEditor = (host: HTMLElement, columns: HTMLElement, store: AppStore) => () => void

export const mountEditor: MountEditor = (host, columns, store) => {
  registerLanguages()
  const unfollow = followPageTheme(document.documentElement)
  const { listing, machine } = store.getState().document
  const model = editor.createModel(listing, languageIds[machine])
  model.setEOL(editor.EndOfLineSequence.LF)
  const { accessible } = store.getState().view
  const view = editor.create(host, {
    ...options,
    lineHeight: rowHeightOf(store.getState()),
    model,
    accessibilitySupport: accessible,
  })
  const providers = [registerHover(store, model), registerCompletion(store, model)]
  const registers = new RegisterLayer(view, columns)
  const stop = bind(view, model, store, registers)
  showWhereItGoesOn(view, host)
  return () => {
    stop()
    unfollow()
    for (const provider of providers) provider.dispose()
    registers.dispose()
    view.dispose()
    model.dispose()
  }
}

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  ariaLabel: frame.listing.editor,
  fontFamily: '"JetBrains Mono", monospace',
  fontSize: 13,
  fontLigatures: false,
  padding: { top: 8, bottom: 8 },
  tabSize: 8,
  detectIndentation: false,
  lineDecorationsWidth: sourceGap,
  glyphMargin: false,
  // A click there sets a breakpoint.
  selectOnLineNumbers: false,
  folding: false,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  renderLineHighlight: 'none',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 0,
  scrollbar: {
    useShadows: false,
    verticalScrollbarSize: scrollBarWidth,
    horizontalScrollbarSize: scrollBarWidth,
  },
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  contextmenu: false,
  links: false,
  guides: { indentation: false },
  renderWhitespace: 'none',
  unicodeHighlight: { ambiguousCharacters: false },
  // Enter ends a line, whatever is offered; Tab takes the offer.
  acceptSuggestionOnEnter: 'off',
  // What a key changes beside the text is drawn first; whoever types on wants no list in between.
  quickSuggestionsDelay: 120,
  suggest: { showIcons: false, showStatusBar: false },
  hover: { delay: 250 },
}

/** Text flows both ways, everything else from the store to the editor. */
function bind(
  view: CodeEditor,
  model: editor.ITextModel,
  store: AppStore,
  registers: RegisterLayer,
): () => void {
  const painter = new Painter(view, model, registers)
  painter.paint(store.getState())
  // A text that came from elsewhere may have its site further down than the window goes.
  let unseen = true
  // What came from the store is there already; a kernel's code takes no other.
  model.onDidChangeContent(() => {
    if (model.getValue() !== store.getState().document.listing) {
      store.getState().setListing(model.getValue())
    }
  })
  view.onDidChangeCursorPosition(({ position }) => {
    const { view: seen, setView } = store.getState()
    if (seen.cursorLine !== position.lineNumber) setView({ cursorLine: position.lineNumber })
  })
  // The output of a compiler or a disassembler becomes a listing.
  view.onDidPaste(({ range }) => void openPasted(store, model.getValueInRange(range)))
  const presses = listenToPresses(view, store, () => painter.layout)
  const busy = '!suggestWidgetVisible && !findWidgetVisible && !editorHasSelection'
  view.addCommand(KeyCode.Escape, () => leave(view), busy)
  const stop = store.subscribe((state, before) => {
    const { machine } = state.document
    if (machine !== before.document.machine) editor.setModelLanguage(model, languageIds[machine])
    if (state.document.listing !== before.document.listing) {
      unseen ||= model.getValue() !== state.document.listing
      if (isNextScene(state, before)) model.setValue(state.document.listing)
      else takeText(view, model, state)
    }
    if (state.view.wanted !== before.view.wanted && state.view.wanted) {
      view.setPosition({ lineNumber: state.view.wanted.line, column: 1 })
      view.revealLineInCenter(state.view.wanted.line)
      view.focus()
    }
    if (state.view.accessible !== before.view.accessible) {
      view.updateOptions({ accessibilitySupport: state.view.accessible })
    }
    if (lockOf(state) !== lockOf(before)) lock(view, state)
    if (state.run.open !== before.run.open) view.updateOptions({ lineHeight: rowHeightOf(state) })
    painter.paint(state)
    const arrived = unseen && isTold(state)
    if (arrived) unseen = false
    follow(painter, state, before, arrived)
  })
  painter.showSite(store.getState().playback.place?.site)
  lock(view, store.getState())
  return () => {
    stop()
    presses()
  }
}

/** Lines that go on behind the columns are told by the style sheet, also while no scroll bar is seen. */
function showWhereItGoesOn(view: CodeEditor, host: HTMLElement): void {
  const look = () => {
    const behind = view.getScrollWidth() - view.getScrollLeft() - view.getLayoutInfo().contentWidth
    host.toggleAttribute('data-more', behind > scrollBarWidth)
  }
  view.onDidScrollChange(look)
  view.onDidLayoutChange(look)
  look()
}

/** Keeps in sight what the page is about: the machines of a run, else the site. */
function follow(painter: Painter, state: AppState, before: AppState, arrived: boolean): void {
  const site = state.playback.place?.site
  if (state.run.open) {
    if (selectRunMarks(state) !== selectRunMarks(before)) painter.showMachines(state)
  } else if (arrived || site !== before.playback.place?.site) painter.showSite(site)
}

/** What stands beside the text is of this very text. */
function isTold({ document: { listing, machine }, analysis, itanium }: AppState): boolean {
  const { shown } = machine === 'ia64' ? itanium : analysis
  return shown?.input.listing === listing
}

/** What is undone in one scene of a lesson must not bring back the text of another. */
function isNextScene({ lesson: { open: now } }: AppState, { lesson: { open: last } }: AppState) {
  return now !== null && last !== null && (now.id !== last.id || now.scene !== last.scene)
}

/** Why the text cannot be edited: it is a kernel's, or a question is about it as it stands. */
function lockOf(state: AppState): string | null {
  if (selectIsReadOnly(state)) return readOnlyNotice
  return selectReaderIsAsked(state) ? frame.listing.locked : null
}

function lock(view: CodeEditor, state: AppState): void {
  const reason = lockOf(state)
  view.updateOptions({ readOnly: reason !== null, readOnlyMessage: { value: reason ?? '' } })
}

/** On to what comes after the editor: the register columns, else the divider, and from there the story. */
function leave(view: CodeEditor) {
  const listing = view.getContainerDomNode().closest('section')
  const next = listing?.querySelector<HTMLElement>('[role=grid]')
  const divider = listing?.querySelector<HTMLElement>('[role=separator]')
  ;(next ?? divider)?.focus({ focusVisible: true } as FocusOptions)
}

/** A text from elsewhere replaces only the lines that differ, so that it can be undone. */
function takeText(view: CodeEditor, model: editor.ITextModel, state: AppState) {
  const { listing } = state.document
  const old = model.getValue()
  if (old === listing) return
  const { head, tail, oldCount, newCount } = changedLines(old, listing)
  const between = listing.split('\n').slice(head, newCount - tail)
  const part = {
    range: new Range(head + 1, 1, oldCount - tail + 1, 1),
    text: between.map((line) => `${line}\n`).join(''),
  }
  const all = { range: model.getFullModelRange(), text: listing }
  // A locked editor takes no text at all, not even the store's.
  view.updateOptions({ readOnly: false })
  view.pushUndoStop()
  view.executeEdits('pvscope', [tail > 0 ? part : all])
  view.pushUndoStop()
  lock(view, state)
}
