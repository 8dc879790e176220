import { describe, expect, it } from 'vitest'
import {
  countsOf,
  isListKey,
  type ListKey,
  listKeys,
  listOf,
  neverAnswered,
  slowest,
} from '../../web/pages/delays/lists.ts'
import { makeEpisodes, summaryOf } from './fake/report.ts'

const episodes = makeEpisodes()
const names = (key: ListKey) => listOf(episodes, key).map(one => one.author)

describe('the list behind a figure', () => {
  it('has as many as the figure says', () => {
    const summary = summaryOf(episodes)
    expect(names('recus')).toHaveLength(episodes.length)
    expect(names('dans-objectif')).toHaveLength(summary.onTime)
    expect(names('comptes')).toHaveLength(summary.counted)
    expect(names('sans-reponse')).toHaveLength(summary.missed)
    expect(names('en-attente')).toHaveLength(summary.waiting)
    expect(names('ecartes')).toHaveLength(summary.excluded)
    expect(names('repondus')).toHaveLength(summary.counted - summary.missed)
    expect(names('en-retard')).toHaveLength(summary.counted - summary.missed - summary.onTime)
    expect(names('publics').length + names('prives').length).toBe(summary.counted)
  })

  it('holds those it names, oldest first', () => {
    expect(names('en-retard')).toEqual(['Élodie Blanc', 'Yann Prigent'])
    expect(names('hors-horaires')).toEqual(['Paul Garnier'])
    expect(names('recus').at(0)).toBe('Sophie Renard')
    expect(names('recus').at(-1)).toBe('Julie Martin')
  })

  it('tells the slowest by office time, and who never got an answer', () => {
    expect(slowest(episodes, 3).map(one => one.author)).toEqual([
      'Yann Prigent',
      'Élodie Blanc',
      'Thomas Leroy',
    ])
    expect(neverAnswered(episodes).map(one => one.author)).toEqual(['Nadia Kessler'])
  })

  it('counts public and private apart', () => {
    expect(countsOf(episodes, 'public')).toEqual({ onTime: 3, counted: 6 })
    expect(countsOf(episodes, 'private')).toEqual({ onTime: 3, counted: 3 })
  })

  it('knows its own names and no other', () => {
    expect(Object.keys(listKeys).every(isListKey)).toBe(true)
    expect([isListKey('toString'), isListKey(undefined), isListKey('')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
