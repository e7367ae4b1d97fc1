import { editor, MarkerSeverity } from 'monaco-editor/editor'
import type { Diagnostic, Severity } from '../../src/base/diagnostic.ts'
import { machineOf } from '../machines/index.ts'
import { selectErrorsVisible } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'

const owner = 'pvscope'

const severities: Record<Severity, MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  // Underlined as words of the glossary are; the editor's hints are three dots that look like dirt.
  info: MarkerSeverity.Info,
}

/** Squiggles under what is wrong, and the first message in words under its token. */
export class Problems {
  readonly #editor: editor.IStandaloneCodeEditor
  readonly #model: editor.ITextModel
  readonly #node = document.createElement('div')
  #widget: editor.IContentWidget | null = null

  constructor(view: editor.IStandaloneCodeEditor, model: editor.ITextModel) {
    this.#editor = view
    this.#model = model
    this.#node.className = 'pv-message'
    this.#node.setAttribute('role', 'status')
  }

  update(state: AppState): void {
    const found = machineOf(state).found(state)
    if (!found || found.listing !== this.#model.getValue()) return
    const { diagnostics } = found
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    if (!selectErrorsVisible(state) && errors.length > 0) {
      this.#say(null)
      return
    }
    editor.setModelMarkers(
      this.#model,
      owner,
      diagnostics.map((each) => this.#marker(each)),
    )
    // What the linter finds is told by the marks: words under a token would cover the lines that it is about.
    this.#say(errors.find(({ code }) => !code.startsWith('lint/')) ?? null)
  }

  #marker({ span, severity, message, code }: Diagnostic): editor.IMarkerData {
    const from = this.#model.getPositionAt(span.from)
    const to = this.#model.getPositionAt(Math.max(span.to, span.from + 1))
    return {
      severity: severities[severity],
      message,
      code,
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    }
  }

  #say(problem: Diagnostic | null): void {
    if (this.#widget) this.#editor.removeContentWidget(this.#widget)
    this.#widget = null
    if (!problem) return
    this.#node.textContent = problem.message
    const position = this.#model.getPositionAt(problem.span.from)
    this.#widget = {
      getId: () => 'pvscope.problem',
      getDomNode: () => this.#node,
      getPosition: () => ({
        position,
        preference: [editor.ContentWidgetPositionPreference.BELOW],
      }),
    }
    this.#editor.addContentWidget(this.#widget)
  }
}
