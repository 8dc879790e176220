import { describe, expect, it } from 'vitest'
import { addressIn, publicEventUrl } from '../../server/events/public-event.ts'

const loto = { title: 'Loto des aînés', slug: 'abcd2345' }
const meta = 'https://graph.facebook.com'

describe('the public address of an event', () => {
  it('is below the public address of the installation', () => {
    const deps = { publicUrl: 'https://tambour.example.fr', graphApiUrl: meta }
    expect(publicEventUrl(deps, loto)).toBe(
      'https://tambour.example.fr/agenda/loto-des-aines-abcd2345',
    )
  })

  it('is none where nobody outside could open it', () => {
    const deps = { publicUrl: 'http://localhost:3000', graphApiUrl: meta }
    expect(publicEventUrl(deps, loto)).toBeNull()
  })

  it('is one where the networks are played on the same machine', () => {
    const deps = { publicUrl: 'http://localhost:3000', graphApiUrl: 'http://127.0.0.1:3400' }
    expect(publicEventUrl(deps, loto)).toBe('http://localhost:3000/agenda/loto-des-aines-abcd2345')
  })

  it('is found in a text, with whatever words it has there', () => {
    const deps = { publicUrl: 'https://tambour.example.fr', graphApiUrl: meta }
    const found = (text: string) => addressIn(text, deps, loto.slug)
    for (const name of ['abcd2345', 'loto-abcd2345', 'super-loto-du-6-abcd2345']) {
      const url = `https://tambour.example.fr/agenda/${name}`
      expect(found(`Billets : https://exemple.fr.\n\nLa suite : ${url}.`)).toBe(url)
    }
    expect(found('https://tambour.example.fr/agenda/loto-zzzz2345')).toBeNull()
    expect(found('https://tambour.example.fr/agenda/abcd2345-loto')).toBeNull()
    expect(found('https://exemple.fr/agenda/abcd2345')).toBeNull()
  })
})
