import { describe, expect, it } from 'vitest'
import { voiceRule } from '../../server/channels/rules.ts'
import { reportIn } from '../../server/connectors/rules/report-rule.ts'

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
    // The box has the mairie's own number.
    [
      '[PBX]: New message 3 in mailbox 0299123456',
      'in mailbox 0299123456 from "DUPONT JEAN" <0612345678>, on Monday',
      '[PBX]: New message * in mailbox {numéro}',
      '0612345678',
    ],
    [
      'Nouveau message sur votre répondeur 02 99 12 34 56',
      'Appelant : 06 12 34 56 78',
      'Nouveau message sur votre répondeur {numéro}',
      '0612345678',
    ],
    // A digit is part of the machine's name, and an hour is one word.
    ['3CX: New Voice Mail from 0612345678', '', '* New Voice Mail from {numéro}', '0612345678'],
    ['Message vocal de 10h02 : 06 12 34 56 78', '', 'Message vocal de {numéro}', '0612345678'],
    [
      'Message vocal du 02.11.2026 à 10:02 – 06.12.34.56.78',
      '',
      'Message vocal du {numéro}',
      '0612345678',
    ],
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

  it('knows its own mail where a recording alone tells', () => {
    // Exchange and Teams leave the caller out of some subjects.
    expect(
      recognised(
        'Boîte vocale (35 secondes)',
        'Vous avez reçu un message vocal de Jean Dupont à +33 6 12 34 56 78.',
        sender,
        true,
      ),
    ).toEqual({ opens: 'Boîte vocale {numéro}', caller: '0612345678' })
    expect(recognised('Voicemail (35 seconds)', '', sender, true)?.opens).toBe('Voicemail {numéro}')
  })

  it.each([
    // Free Mobile's words, as a program that reads them has them in its tests.
    'Vous avez reçu un nouveau message vocal sur votre ligne 02 99 12 34 56 de la part du 06 12 34 56 78 le 06/10/2026 à 09:31.',
    'Votre ligne : 02 99 12 34 56\nAppelant : +33 6 12 34 56 78\nDate : 06/10/2026 09:40:05',
    'De : « DUPONT JEAN » 06 12 34 56 78',
    'De : DUPONT JEAN 0612345678\nLigne : 0299123456',
    'De : la mairie, sur votre ligne 02 99 12 34 56\nAppelant : 06 12 34 56 78',
    'Appel du 02.11.2026 à 10:02, de 0612345678',
    'Numéro de l’appelant\u00a0: 06\u202f12\u202f34\u202f56\u202f78',
    'From: "DUPONT" <sip:0612345678@sbc.example>',
    'Appelant : tel:+33612345678',
    'Appelant : [06 12 34 56 78](tel:+33612345678)',
    '**Appelant** : 0612345678',
    'Appelant | 0612345678',
    'E\u0301metteur : 0612345678',
    'You received a voice mail from Jean Dupont at +33612345678.',
  ])('finds who called in %j', text => {
    expect(recognised('Vous avez un nouveau message vocal', text)?.caller).toBe('0612345678')
  })

  it.each([
    'Appelant : masqué\nLigne : 02 99 12 34 56',
    'De : la mairie, sur votre ligne 02 99 12 34 56',
    'Message du 20261102100233, durée 42 s',
    'Message vocal de 12 secondes, le 02 novembre 2026 à 10 h 02',
  ])('finds nobody in %j', text => {
    expect(recognised('Vous avez un nouveau message vocal', text)?.caller).toBeNull()
  })

  it('is none for what other programs write of messages and boxes', () => {
    for (const subject of [
      'Message non remis : boîte pleine',
      'Message delayed: mailbox full',
      'Vous avez un nouveau message dans votre messagerie sécurisée',
      'Un message de votre messagerie : presque plus de place',
    ]) {
      expect(recognised(subject)).toBeNull()
    }
    expect(recognised('Your invoice 12, call us', '', 'noreply@invoice.example')).toBeNull()
    expect(recognised('Votre message', '', 'noreply@avocats.example')).toBeNull()
    expect(recognised('Your invoice 12', '', sender, true)).toBeNull()
  })

  it('is none where the sender is no address', () => {
    expect(recognised('Message vocal de 0612345678', '', 'inconnu')).toBeNull()
  })
})
