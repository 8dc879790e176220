import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'

const linesOf = (file: string) =>
  readFileSync(new URL(`../../need/${file}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

describe('below a post of the commune', () => {
  it.each([
    'Mes genoux vont le sentir passer demain',
    'Toute la tribu débarque',
    'Mon mari danse, moi je mange',
    'Mes deux clowns viennent',
    'Vendredi 20h j’y suis',
    'La tourte au brochet est une tuerie',
    'Ça fouette la figure mais c’est superbe',
  ])('%j is glad of what pleases', text => {
    expect(ruleAgainst(text, [], 'glad')).toBe('courtesy')
    expect(ruleAgainst(text)).toBeNull()
  })

  it.each(['Ici aussi', 'Pas encore ici', 'nous non plus', 'revenu vers 19h chez nous'])(
    '%j joins in an outage of which the network knows',
    text => {
      expect(ruleAgainst(text, [], 'outage')).toBe('courtesy')
    },
  )

  it.each([
    'Des goujats, rien d’autre',
    'Aucun savoir vivre',
    'Certains vont se reconnaître',
    'Honte à ces gens là',
  ])('%j scolds nobody of the mairie', text => {
    expect(ruleAgainst(text, [], 'manners')).toBe('courtesy')
    expect(ruleAgainst(text)).toBeNull()
  })

  it.each(['glad', 'outage', 'manners'] as const)('leaves out nobody who waits: %s', place => {
    const texts = linesOf(`near-${place}`)
    expect(texts.length).toBeGreaterThan(30)
    expect(texts.filter(text => ruleAgainst(text, [], place) !== null)).toEqual([])
  })
})

describe('what is said for others, anywhere', () => {
  it.each([
    'un peu de patience, ils sont que trois',
    'ils font ce qu’ils peuvent les pauvres',
    'faut bien que jeunesse se passe',
    'c’est encore les petits qui trinquent',
  ])('%j asks nothing of the mairie', text => {
    expect(ruleAgainst(text)).toBe('courtesy')
  })

  it.each([
    'un peu de patience, on attend depuis mars',
    'ils font ce qu’ils peuvent mais la route est fermée',
    'faut bien un banc',
    'nos enfants trinquent',
  ])('%j counts', text => {
    expect(ruleAgainst(text)).toBeNull()
  })
})

describe('words to a neighbour beneath the post itself', () => {
  it.each([
    'ça existe plus depuis vingt ans mon vieux',
    't’as pas dû y goûter toi',
    't’as pas compris Jacky',
    'tu manges quoi alors',
  ])('%j is for one resident', text => {
    expect(ruleAgainst(text)).toBe('tag')
  })

  it.each([
    'la route est coupée mon vieux',
    't’as pas d’eau non plus',
    'tu peux pas passer en bas',
  ])('%j counts', text => {
    expect(ruleAgainst(text)).toBeNull()
  })
})
