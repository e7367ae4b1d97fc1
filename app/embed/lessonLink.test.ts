import { expect, it } from 'vitest'
import { leadToLesson, lessonPage } from './lessonLink.ts'

it.each([
  [
    'https://a.example/pv/embed.html?theme=dark#lesson/sandwich',
    'https://a.example/pv/#lesson/sandwich',
  ],
  [
    'https://a.example/embed.html#task/sandwich/lguest-inline/hidden',
    'https://a.example/#task/sandwich/lguest-inline/hidden',
  ],
])('leads from %s to the page', (href, page) => {
  expect(lessonPage(href)).toBe(page)
})

it.each([
  'https://a.example/embed.html',
  'https://a.example/embed.html#v4=lesson/',
  'https://a.example/embed.html?x=#lessons',
])('shows the figure of %s', (href) => {
  expect(lessonPage(href)).toBeNull()
})

it('leaves no step back to the figure', () => {
  const replaced: string[] = []
  const frame = (href: string) =>
    ({ location: { href, replace: (to: string) => replaced.push(to) } }) as unknown as Window
  expect(leadToLesson(frame('https://a.example/embed.html#lesson/callsite'))).toBe(true)
  expect(leadToLesson(frame('https://a.example/embed.html#v4=x'))).toBe(false)
  expect(replaced).toEqual(['https://a.example/#lesson/callsite'])
})
