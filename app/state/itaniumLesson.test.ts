import { expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { noRoom } from '../../src/lessons/short/noRoom.ts'
import { selectItanium, selectItaniumInput, selectItaniumStep } from './itanium.ts'
import { selectReaderIsAsked } from './lessonSelectors.ts'
import { createAppStore } from './store.ts'

it('the lesson about Itanium asks before it shows, scene by scene, and gives the text back', () => {
  const store = createAppStore()
  const state = () => store.getState()
  const before = state().document.listing
  state().openLesson('no-room')
  for (const { id, prediction, focus } of noRoom.scenes) {
    if (prediction?.kind !== 'itanium') continue
    state().goToScene(id)
    const input = selectItaniumInput(state())
    if (!input) throw new Error(id)
    // Before the engine has told of this very text no answer is judged.
    state().answer(prediction.options[0]?.value ?? '')
    expect(selectReaderIsAsked(state()), id).toBe(true)
    const told = tellIa64(input)
    state().receiveItanium(told)
    state().aim()
    expect(selectItanium(state()), id).toBeNull()
    expect(state().itanium, id).toEqual({ shown: null, latest: null })

    const right = prediction.answer(told)
    const wrong = prediction.options.find(({ value }) => value !== right)?.value ?? ''
    state().answer(wrong)
    expect(selectReaderIsAsked(state()), id).toBe(true)
    state().answer(right)
    expect(selectReaderIsAsked(state()), id).toBe(false)
    expect(selectItanium(state()), id).not.toBeNull()
    const kind = focus.itanium === 'accident-end' ? 'accident' : focus.itanium
    expect(selectItaniumStep(state())?.kind, id).toBe(kind)
  }
  const task = noRoom.scenes.find((scene) => scene.task)
  state().goToScene(task?.id ?? '')
  const input = selectItaniumInput(state())
  if (input) state().receiveItanium(tellIa64(input))
  state().aim()
  expect(selectItaniumStep(state())?.kind).toBe('accident')
  state().leaveLesson()
  expect(state().document.listing).toBe(before)
  expect(state().document.machine).toBe('x86')
})
