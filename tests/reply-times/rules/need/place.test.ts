import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksSomething, withPlaces } from '../../../../server/reply-times/rules/need/place.ts'
import { textNeedOf } from '../../../../server/reply-times/rules/need/reply-need.ts'
import type { ReplyMessage } from '../../../../server/reply-times/rules/reply-message.ts'

const ann: ReplyMessage = {
  id: 'ann',
  thread: 'T',
  author: 'Ann',
  direction: 'inbound',
  sentAt: 1000,
  text: 'le repas est à quelle heure ?',
}
const bob: ReplyMessage = {
  ...ann,
  id: 'bob',
  author: 'Bob',
  sentAt: 2000,
  parent: 'ann',
  text: '19h30 normalement',
}
const commune: ReplyMessage = { ...ann, id: 'c', direction: 'outbound', author: '', text: 'À 20h' }

const placeOf = (messages: ReplyMessage[], id = 'bob') =>
  withPlaces(messages).find(message => message.id === id)?.place ?? null

describe('withPlaces', () => {
  it('tells whose words are answered, and whether they asked', () => {
    expect(placeOf([ann, bob])).toBe('question')
    expect(placeOf([{ ...ann, text: 'quelle honte ces travaux' }, bob])).toBe('resident')
    // What asks in jest waits for nobody.
    expect(placeOf([{ ...ann, text: 'c’est pas beau ça ?' }, bob])).toBe('chat')
    expect(placeOf([{ ...ann, text: 'Bravo !' }, bob])).toBe('chat')
    expect(placeOf([ann, bob], 'ann')).toBeNull()
  })

  it.each<[string, ReplyMessage[]]>([
    ['oneself', [ann, { ...bob, author: 'Ann' }]],
    ['the commune', [{ ...commune, id: 'ann', sentAt: 1500 }, bob]],
    ['a note', [{ ...ann, kind: 'note' }, bob]],
    ['nobody', [ann, { ...bob, parent: null }]],
    ['what is not there', [bob]],
    ['whom the network does not name', [{ ...ann, author: '' }, bob]],
    ['somebody, unnamed oneself', [ann, { ...bob, author: '' }]],
    ['somebody after the commune', [ann, { ...commune, sentAt: 1500 }, bob]],
    [
      'somebody after a program of the commune',
      [ann, { ...commune, sentAt: 1500, automatic: true }, bob],
    ],
    ['somebody at the same instant as the commune', [ann, { ...commune, sentAt: 2000 }, bob]],
  ])('gives no place to who answers %s', (_, messages) => {
    expect(placeOf(messages)).toBeNull()
  })

  it('keeps places when the commune answers later, or notes something', () => {
    expect(placeOf([ann, bob, { ...commune, sentAt: 2001 }])).toBe('question')
    expect(placeOf([ann, { ...commune, sentAt: 1500, kind: 'note' }, bob])).toBe('question')
  })

  it('keeps places where the commune answered one person aside', () => {
    const aside = { ...commune, sentAt: 1500, mentions: ['Ann'] }
    expect(placeOf([ann, { ...aside, aside: true }, bob])).toBe('question')
    expect(placeOf([ann, aside, bob])).toBeNull()
  })

  it('knows who is answered at the same instant, in whatever order they come', () => {
    const zoe = { ...bob, id: 'zoe', author: 'Zoé', parent: 'bob', text: 'oui par la place' }
    const all = [ann, bob, zoe].map(one => ({ ...one, sentAt: 1000 }))
    for (const messages of [all, all.toReversed()]) {
      expect(placeOf(messages)).toBe('question')
      // Bob, whom a rule leaves out, waits for nothing.
      expect(placeOf(messages, 'zoe')).toBe('chat')
    }
    // A network's mistake answers itself.
    const circle = [
      { ...ann, parent: 'bob' },
      { ...bob, sentAt: 1000 },
    ]
    for (const messages of [circle, circle.toReversed()]) {
      expect(withPlaces(messages)).toHaveLength(2)
    }
  })

  it('knows a post that shows old times, for who answers nobody below it', () => {
    const under = 'Photo de classe de 1962 : qui reconnaissez-vous ?'
    const root = { ...ann, under, text: 'ma mère au deuxième rang' }
    expect(placeOf([root], 'ann')).toBe('memory')
    expect(placeOf([{ ...root, under: 'Travaux rue du Four' }], 'ann')).toBeNull()
    expect(placeOf([root, { ...bob, under }])).toBe('chat')
    expect(textNeedOf(withPlaces([root])[0] ?? root)).toEqual({ rule: 'courtesy', needAt: null })
    const wrong = { ...root, text: 'ce n’est pas Marcel, c’est mon oncle Roger' }
    expect(textNeedOf(withPlaces([wrong])[0] ?? wrong)).toEqual({ rule: null, needAt: 1000 })
  })

  it.each([
    ['Coupure d’électricité en cours au bourg, Enedis est prévenu', 'outage'],
    ['Coupure d’eau mardi de 9h à 12h', null],
    ['Coupure en cours : le courant est rétabli au bourg, Enedis est sur place', null],
    ['Rappel : horaires de tonte', 'manners'],
    ['Rappel : inscriptions avant vendredi', null],
    ['Dépôt sauvage au bord de l’étang', 'manners'],
    ['Les photos du carnaval', 'glad'],
    ['Bienvenue à la petite Lou', 'glad'],
    ['Salle des fêtes : planning', null],
    ['Photos des travaux de la rue du Four', null],
    ['Brocante : inscriptions ouvertes', null],
  ])('takes %j for %j', (under, place) => {
    expect(placeOf([{ ...ann, under }], 'ann')).toBe(place)
  })

  it.each([
    'Cérémonie du 8 mai 1945 : rendez-vous à 11 h au monument',
    'Journée du Souvenir français',
    'Travaux à l’ancienne poste : la rue est fermée',
    'Naissance d’une association loi 1901',
    'Les archives départementales cherchent des bénévoles',
    'Réunion des anciennes élèves samedi',
    'Le repas coûte 1950 euros à la commune',
    'Une subvention de 1950 €',
    'Loi de 1905 : ce que dit la commune',
  ])('does not take %j for old times', under => {
    const root = { ...ann, under, text: 'la benne bloquait la sortie' }
    expect(placeOf([root], 'ann')).toBeNull()
  })

  it.each([
    'Photo ancienne : la grande rue',
    'Une vue de l’ancienne gare, carte postale',
    'Photo de classe',
    'La rue de la Gare en 1955',
    'L’inondation de 1995',
    'Le bourg dans les années 1960',
    'Photo de la cité, 1972',
    'Le village d’antan',
    'Quel souvenir gardez-vous de la crue ?',
    'Image d’archives',
    'Marie Le Gall, institutrice (1932-2026)',
  ])('takes %j for old times', under => {
    expect(placeOf([{ ...ann, under }], 'ann')).toBe('memory')
  })

  it.each([
    'la benne bloquait ma sortie ce matin',
    'il devait y avoir une réunion',
    'un camion gênait le passage la semaine dernière',
    'Rue des Genêts c’est allumé toute la nuit',
  ])('counts %j below old times', text => {
    const root = { ...ann, under: 'Photo de classe de 1962', text }
    expect(textNeedOf(withPlaces([root])[0] ?? root).rule).toBeNull()
  })

  it.each([
    ['asked', '« Quel nom pour la mascotte ? »'],
    ['asked', 'Devinez où est prise cette photo'],
    ['mourning', 'Avis de décès de Mme Trévoux'],
    ['mourning', 'Décès de M. Trévoux, maire de 1983 à 2008'],
    ['mourning', 'Hommage à Anselme, qui nous a quittés'],
    [null, 'Qui veut tenir la buvette ?'],
    [null, 'Besoin d’aide pour vos démarches ?'],
    [null, 'Travaux rue du Four'],
  ] as const)('gives the place %j below « %s »', (place, under) => {
    expect(placeOf([{ ...ann, under }], 'ann')).toBe(place)
  })

  it('keeps who answers a neighbour that most probably waits for nothing', () => {
    const erased = { rule: 'unlikely', needAt: 1000 }
    expect(placeOf([{ ...ann, text: '', erased }, bob])).toBe('resident')
    expect(placeOf([{ ...ann, text: '', erased: { rule: 'tag', needAt: null } }, bob])).toBe('chat')
  })

  it('gives the same places whatever the order, whoever comes later, and without their words', () => {
    const author = fc.constantFrom('Ann', 'Bob', 'Zoé', '')
    const text = fc.constantFrom(
      'c’est quand ?',
      'oui par la place',
      'tu y vas ?',
      'ça déborde',
      '',
    )
    const message = fc.record({ author, text, above: fc.nat(9), outbound: fc.nat(9) })
    const threads = fc.array(message, { minLength: 2, maxLength: 10 }).map(all =>
      all.map(
        ({ above, outbound, ...one }, at): ReplyMessage => ({
          ...ann,
          ...one,
          id: String(at),
          sentAt: at,
          direction: outbound === 0 ? 'outbound' : 'inbound',
          parent: above < at ? String(above) : null,
        }),
      ),
    )
    const places = (messages: readonly ReplyMessage[]) =>
      new Map(withPlaces(messages).map(({ id, place }) => [id, place]))
    fc.assert(
      fc.property(threads, fc.nat(9), (messages, known) => {
        const all = places(messages)
        expect(places(messages.toReversed())).toEqual(new Map([...all].toReversed()))
        for (const [id, place] of places(messages.slice(0, known))) expect(place).toBe(all.get(id))
        const erased = withPlaces(messages).map(one => {
          if (one.direction === 'outbound') return one
          const { rule, needAt } = textNeedOf(one)
          const noted = rule ?? (asksSomething(one) ? 'question' : null)
          return { ...one, text: '', erased: { rule: noted, needAt } }
        })
        expect(places(erased)).toEqual(all)
      }),
    )
  })
})
