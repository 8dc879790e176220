import { describe, expect, it } from 'vitest'
import { receiptText } from '../../server/official-requests/rules.ts'

const facts = {
  commune: 'Saint-Exemple',
  reference: '2026-014',
  receivedOn: '2026-11-24',
  subject: 'Arrêté de voirie',
  inCharge: 'Service technique',
  contact: '1 place de la Mairie\n\n03 00 00 00 00 ',
  dueOn: '2027-01-24',
}
const said = (silence: 'rejection' | 'acceptance' | 'none', contact = facts.contact) =>
  receiptText({ ...facts, silence, contact }).replaceAll('\u00a0', ' ')

/** CRPA, R. 112-11-1. */
describe('a receipt', () => {
  it('says the day, the service and where it is found', () => {
    expect(said('none')).toBe(`Bonjour,

La mairie de Saint-Exemple a reçu le 24 novembre 2026 votre demande « Arrêté de voirie », enregistrée sous le n° 2026-014.

Service chargé du dossier : Service technique, 1 place de la Mairie, 03 00 00 00 00.`)
    expect(said('none', '')).toContain('dossier : Service technique.')
  })

  it('says what silence means, from when on, and what one can do', () => {
    expect(said('rejection')).toContain(
      'Sans décision de notre part le 24 janvier 2027, et si votre demande est complète, elle sera réputée rejetée. Vous pourrez contester ce rejet dans les deux mois',
    )
    expect(said('acceptance')).toContain('elle sera réputée acceptée. Une attestation')
  })

  it('fits into a private message of Instagram, the shortest there is', () => {
    expect(Buffer.byteLength(said('rejection'))).toBeLessThan(1000)
  })
})
