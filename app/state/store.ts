import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StateCreator } from 'zustand/vanilla'
import { type AnalysisSlice, analysisSlice } from './analysisSlice.ts'
import { type CompareSlice, compareSlice } from './compare.ts'
import { type DocumentSlice, documentSlice } from './document.ts'
import { type DeckSlice, deckSlice } from './deck.ts'
import { type KernelSlice, kernelSlice } from './kernel.ts'
import { type ItaniumSlice, itaniumSlice } from './itanium.ts'
import { type LessonSlice, lessonSlice } from './lesson.ts'
import { type PlaybackSlice, playbackSlice } from './playback.ts'
import { type PresentSlice, presentSlice } from './present.ts'
import { type RunSlice, runSlice } from './run.ts'
import { type ViewSlice, viewSlice } from './view.ts'
import { type WhatIfSlice, whatIfSlice } from './whatIf.ts'

export type AppState = DocumentSlice &
  AnalysisSlice &
  ItaniumSlice &
  PlaybackSlice &
  CompareSlice &
  RunSlice &
  ViewSlice &
  WhatIfSlice &
  LessonSlice &
  PresentSlice &
  DeckSlice &
  KernelSlice

export type Slice<Part> = StateCreator<AppState, [], [], Part>

export const createAppStore = () =>
  createStore<AppState>()((...tools) => ({
    ...documentSlice(...tools),
    ...analysisSlice(...tools),
    ...itaniumSlice(...tools),
    ...playbackSlice(...tools),
    ...compareSlice(...tools),
    ...runSlice(...tools),
    ...viewSlice(...tools),
    ...whatIfSlice(...tools),
    ...lessonSlice(...tools),
    ...presentSlice(...tools),
    ...deckSlice(...tools),
    ...kernelSlice(...tools),
  }))

export type AppStore = ReturnType<typeof createAppStore>

/** The page's one store. */
export const store: AppStore = createAppStore()

/** The store that is drawn: the page's, but for pictures of other states beside each other. */
export const DrawnStore = createContext<AppStore>(store)

/** Reads the store in a component; pick values, not freshly made objects. */
export const useApp = <Value>(selector: (state: AppState) => Value): Value =>
  useStore(useContext(DrawnStore), selector)
