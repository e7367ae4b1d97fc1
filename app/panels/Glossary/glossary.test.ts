import { describe, expect, it } from 'vitest'
import { glossary, terms } from '../../../src/glossary/index.ts'
import { lessonById, sceneById } from '../../../src/lessons/index.ts'
import { sampleById } from '../../samples/index.ts'
import { foundTerms } from './found.ts'
import { seenIn } from './seenIn.ts'

const names = (asked: string) => foundTerms(terms, asked).map(({ name }) => name)

describe('the search in the glossary', () => {
  it('finds a term by its name, by another form and by its meaning', () => {
    expect(names('thunk')).toContain('thunk')
    expect(names('callsite')).toContain('site')
    expect(names('saves registers')).toContain('thunk')
  })

  it('wants all of the words, in any order', () => {
    expect(names('registers saves')).toContain('thunk')
    expect(names('registers saves zebra')).toEqual([])
  })

  it('lists everything in the order of the alphabet where nothing is asked', () => {
    expect(names(' ')).toHaveLength(terms.length)
    expect(names('').slice(0, 2)).toEqual(['alive', 'alloc'])
  })
})

describe('where a term is seen', () => {
  it('is a sample that there is', () => {
    const wanted = terms.flatMap(({ sample }) => sample ?? [])
    expect(wanted.filter((id) => !sampleById(id))).toEqual([])
  })

  it('is a scene that there is', () => {
    for (const { id } of terms) {
      const seen = seenIn(id)
      const lesson = seen && lessonById(seen.lesson)
      if (seen) expect(lesson && sceneById(lesson, seen.scene), id).toBeDefined()
    }
    expect(seenIn('thunk')).toMatchObject({ lesson: 'three-ways', scene: 'middle-site', number: 2 })
  })

  it('is at least one place, but for what machines do out of sight and for chapters to come', () => {
    const elsewhere = ['hypercall', 'trap', 'alternatives', 'frame-pointer']
    const itanium = glossary.itanium.map(({ id }): string => id)
    const nowhere = terms.filter(({ id, sample }) => sample === null && !seenIn(id))
    const missing = nowhere.filter(({ id }) => ![...elsewhere, ...itanium].includes(id))
    expect(missing.map(({ id }) => id)).toEqual([])
  })
})
