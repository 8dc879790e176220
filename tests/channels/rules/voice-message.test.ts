import { describe, expect, it } from 'vitest'
import { reportIn } from '../../../server/channels/rules/report-rule.ts'
import { voiceRule } from '../../../server/channels/rules/voice-message.ts'

const sender = 'noreply@operateur.example'
const recognised = (subject: string, text = '', from = sender, hasSound = false) => {
  const rule = voiceRule({ sender: from, subject, hasSound })
  const report = rule && reportIn([rule], { from, subject, text })
  return rule && { opens: rule.opens, caller: report?.reference }
}

describe('the rule that follows an answering machine', () => {
  it.each([
    // Asterisk, app_voicemail.c, make_email_file: what it writes unless told otherwise. Who called is
    // in its text (`emailbody` of configs/samples/voicemail.conf.sample).
    [
      '[PBX]: New message 3 in mailbox 201',
      'Just wanted to let you know you were just left a 0:12 long message (number 3)\nin mailbox 201 from "DUPONT JEAN" <0612345678>, on Monday, November 30, 2026 at 09:12:00 AM',
      '[PBX]: New message * in mailbox {numéro}',
      '0612345678',
    ],
    // The same in French, as an exchange of a public installer's script has it (voicemail_custom.conf,
    // « Nouveau message (${VM_MSGNUM}) Boîte Vocale: ${VM_MAILBOX} »).
    [
      'MARS: Nouveau message (3) Boîte Vocale: 201',
      'Vous venez de recevoir un message !\nDurée: 0:12 (No: 3)\nBoîte Vocale: 201\nDe: "0612345678" <0612345678>',
      'MARS: Nouveau message (*) Boîte Vocale {numéro}',
      '0612345678',
    ],
    [
      '[PBX]: Nouveau message 3 dans la boîte 201 de 0612345678',
      '',
      '[PBX]: Nouveau message * dans la boîte * de {numéro}',
      '0612345678',
    ],
    // FusionPBX, app/voicemails/app_defaults.php: the usual template of voice messages.
    ['Voicemail from DUPONT JEAN <0612345678> 00:12', '', 'Voicemail from {numéro}', '0612345678'],
    ['Voicemail from Anonymous <anonymous> 00:12', '', 'Voicemail from {numéro}', null],
    ['Message vocal de +33 (0)6 12 34 56 78', '', 'Message vocal de {numéro}', '0612345678'],
    ['Message vocal de Jean Dupont', '', 'Message vocal de {numéro}', null],
    [
      'Vous avez un nouveau message vocal du 06.12.34.56.78',
      '',
      'Vous avez un nouveau message vocal du {numéro}',
      '0612345678',
    ],
    [
      'Nouveau message vocal sur le 02 99 12 34 56',
      'Appelant : 06 12 34 56 78\nLigne : 02 99 12 34 56',
      'Nouveau message vocal {numéro}',
      '0612345678',
    ],
    ['Répondeur : 1 nouveau message', '', 'Répondeur {numéro}', null],
  ])('%s', (subject, text, opens, caller) => {
    expect(recognised(subject, text)).toEqual({ opens, caller })
  })

  it('asks for a recording, or a machine’s name, where the words alone are anybody’s', () => {
    for (const subject of ['Votre messagerie vocale évolue', 'Votre facture', 'Appel du maire']) {
      expect(recognised(subject)).toBeNull()
    }
    expect(recognised('Votre facture', '', sender, true)).toBeNull()
    expect(recognised('Appel de 0612345678', '', sender, true)).toEqual({
      opens: 'Appel de {numéro}',
      caller: '0612345678',
    })
    expect(recognised('Appel de 0612345678', '', 'asterisk@pbx.example')?.caller).toBe('0612345678')
    expect(recognised('0612345678 : appel', '', sender, true)?.opens).toBe('{numéro} : appel')
  })

  it('is none where the sender is no address', () => {
    expect(recognised('Message vocal de 0612345678', '', 'inconnu')).toBeNull()
  })
})
