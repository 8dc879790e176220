import { describe, expect, it } from 'vitest'
import { publicEventUrl } from '../../server/events/public-event.ts'

const meta = 'https://graph.facebook.com'

describe('the public address of an event', () => {
  it('is below the public address of the installation', () => {
    const deps = { publicUrl: 'https://tambour.example.fr', graphApiUrl: meta }
    expect(publicEventUrl(deps, 'abcd2345')).toBe('https://tambour.example.fr/agenda/abcd2345')
  })

  it('is none where nobody outside could open it', () => {
    const deps = { publicUrl: 'http://localhost:3000', graphApiUrl: meta }
    expect(publicEventUrl(deps, 'abcd2345')).toBeNull()
  })

  it('is one where the networks are played on the same machine', () => {
    const deps = { publicUrl: 'http://localhost:3000', graphApiUrl: 'http://127.0.0.1:3400' }
    expect(publicEventUrl(deps, 'abcd2345')).toBe('http://localhost:3000/agenda/abcd2345')
  })
})
