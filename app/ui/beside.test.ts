import { describe, expect, it } from 'vitest'
import { beside, clearOf } from './beside.ts'

const room = { width: 1440, height: 900 }
const card = { width: 300, low: 0.6, zoom: 1 }

describe('a card beside what it is about', () => {
  it('stands under it', () => {
    expect(beside({ left: 100, top: 180, bottom: 200 }, room, card)).toEqual({
      left: 100,
      top: 206,
    })
  })

  it('stands over it in the lower part of the window', () => {
    expect(beside({ left: 100, top: 780, bottom: 800 }, room, card)).toEqual({
      left: 100,
      bottom: 126,
    })
  })

  it('stays within the window', () => {
    expect(beside({ left: 1400, top: 0, bottom: 20 }, room, card).left).toBe(1134)
    expect(beside({ left: -50, top: 0, bottom: 20 }, room, card).left).toBe(6)
  })

  it('is as near and as much within the window where it is drawn larger', () => {
    const twice = { ...card, zoom: 2 }
    // 2 × 100 and 2 × 106 pixels of the window: 12 below the box.
    expect(beside({ left: 200, top: 180, bottom: 200 }, room, twice)).toEqual({
      left: 100,
      top: 106,
    })
    expect(beside({ left: 1400, top: 780, bottom: 800 }, room, twice)).toEqual({
      left: 414,
      bottom: 66,
    })
  })
})

describe('a card where somebody is about to press', () => {
  const size = { width: 300, height: 110 }
  const button = { left: 120, top: 230, right: 250, bottom: 262 }

  it('stays where it is as long as it covers nothing', () => {
    expect(clearOf({ left: 400, top: 200 }, size, button, room)).toEqual({ left: 400, top: 200 })
    expect(clearOf({ left: 120, top: 100 }, size, button, room)).toEqual({ left: 120, top: 100 })
    expect(clearOf({ left: 120, bottom: 700 }, size, button, room)).toEqual({
      left: 120,
      bottom: 700,
    })
    expect(clearOf({ left: 120, bottom: 640 }, size, button, room)).toEqual({
      left: 256,
      bottom: 640,
    })
  })

  it('stands beside the button, or under it where there is no room', () => {
    expect(clearOf({ left: 100, top: 206 }, size, button, room)).toEqual({ left: 256, top: 206 })
    expect(clearOf({ left: 24, top: 206 }, size, button, { width: 390, height: 844 })).toEqual({
      left: 24,
      top: 268,
    })
    // Nor under it, where the page ends.
    expect(clearOf({ left: 24, top: 206 }, size, button, { width: 390, height: 300 })).toEqual({
      left: 24,
      bottom: 76,
    })
  })
})
