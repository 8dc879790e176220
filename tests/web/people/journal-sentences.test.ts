import { describe, expect, it } from 'vitest'
import { journalActions, journalKinds } from '../../../server/people/rules/journal.ts'
import { sentences as en } from '../../../web/people/journal-sentences.en.ts'
import { sentences as fr } from '../../../web/people/journal-sentences.fr.ts'
import { isOverride, namedOnce, overrideMessages } from '../../../web/people/journal-sentences.ts'

/** As acts note it, and what is left of it where an earlier version noted nothing. */
const details = [
  {},
  { needsReply: true, reason: 'needed', holding: true, mail: true },
  { needsReply: false, reason: 'spam', holding: false, mail: false, name: 'Jeanne Petit' },
  { from: 'officer', to: 'councillor', email: 'anne@exemple.fr' },
  { before: { targetMinutes: 15 }, after: { targetMinutes: 20 }, from: '2026-06-01' },
  { before: [8, 12], after: [5] },
]

describe.each([
  ['fr', fr],
  ['en', en],
] as const)('the journal’s sentences (%s)', (_language, sentences) => {
  it('say each act, whatever it noted of itself', () => {
    const said = journalActions().flatMap(action =>
      details.map(detail =>
        isOverride(action) ? overrideMessages('Anne', action, detail) : sentences[action](detail),
      ),
    )
    expect(said.length).toBeGreaterThan(150)
    const odd = /undefined|null|object Object|NaN|^\s|\s$|^$/
    expect(said.filter(text => odd.test(text))).toEqual([])
  })
})

it('a plan is said by its number of publications', () => {
  expect(fr['post.planned']({ publications: 6 })).toBe('a programmé 6\u00a0publications')
  expect(fr['post.planned']({ publications: 1 })).toBe('a programmé une publication')
  // As an earlier version noted it.
  expect(fr['post.planned']({ deliveries: [1, 2] })).toBe('a programmé une publication')
})

it('what was asked for is not said to have happened', () => {
  // A reply is written down before it leaves, and may fail, or be taken back.
  for (const detail of [{}, { holding: true }, { privately: true }]) {
    expect(fr['message.answered'](detail)).toMatch(/^a écrit une réponse/)
    expect(en['message.answered'](detail)).toMatch(/^wrote a .*reply/)
  }
  expect(fr['message.answered-again']({ inDoubt: true })).toMatch(/^a fait vérifier/)
  expect(fr['delivery.withdraw']({})).toBe('a demandé le retrait d’une publication parue')
  expect(fr['delivery.publish-now']({})).toBe('a demandé de publier sans attendre')
})

it('what Tambour found, sent or kept is said', () => {
  const deny = fr['delivery.deny']
  expect(deny({ to: 'published' })).toContain('Tambour l’y a trouvée')
  expect(deny({ to: 'scheduled' })).toContain('et l’a relancée')
  expect(deny({ to: 'failed' })).toBe('a constaté qu’une publication n’était pas en ligne')
  expect(fr['season.undone']({ removed: 3, kept: 2 })).toContain(
    'sauf 2\u00a0événements déjà annoncés',
  )
  expect(fr['season.undone']({ removed: 3, kept: 0 })).toBe('a annulé l’import d’une saison')
})

it('the name of a source is not taken for that of its article, nor a source for a neighbour', () => {
  const detail = { name: 'École Jules-Ferry' }
  for (const action of ['item.dismissed', 'item.restored'] as const) {
    expect(fr[action](detail)).toContain('de la source «\u00a0École')
  }
  for (const action of ['feed.added', 'feed.removed', 'feed.shown', 'feed.hidden'] as const) {
    expect(fr[action](detail)).toContain('source')
    expect(fr[action](detail)).not.toContain('voisin')
  }
})

describe('the acts', () => {
  it('are all of a kind that can be asked for', () => {
    const found = journalKinds.flatMap(kind => journalActions(kind))
    expect(found.toSorted()).toEqual(journalActions().toSorted())
    for (const kind of journalKinds) expect(journalActions(kind), kind).not.toEqual([])
  })
})

it('an event that stands beside is not named in the sentence too', () => {
  const name = 'Grand bal musette'
  const place = { kind: 'event', id: 3, name } as const
  for (const action of ['share.proposed', 'share.withdrawn', 'share.answered'] as const) {
    expect(fr[action](namedOnce({ detail: { name }, place }))).not.toContain(name)
    // Of one that is gone the sentence alone tells.
    expect(fr[action](namedOnce({ detail: { name }, place: null }))).toContain(name)
    expect(en[action](namedOnce({ detail: { name: 'Autre' }, place }))).toContain('Autre')
  }
})
