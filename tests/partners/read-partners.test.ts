import { describe, expect, it } from 'vitest'
import { chooseCommune } from '../../server/partners/directory.ts'
import { readPartners } from '../../server/partners/read-partners.ts'
import { guessPartnerColumns } from '../../server/partners/rules-table.ts'
import { partnerSentences } from '../../server/partners/sentences.ts'
import { publishingWorld } from '../support/publishing.ts'

/** Of a commune near Châlons. */
async function read(text: string) {
  const { context, by } = await publishingWorld()
  await chooseCommune(context, by, '51108')
  return await readPartners(context, by.communeId, text)
}

describe('a table of neighbours', () => {
  it('is read as Excel saves it in France, with the names as INSEE has them', async () => {
    const { partners, ignored } = await read(
      "Commune;Secrétaire;Courriel;Téléphone\r\nMairie de l'épine;Marie Petit;mairie@lepine.fr;03 26 00 00 00\r\nST MARTIN SUR LE PRE;;mairie@smlp.fr, contact@smlp.fr;\r\n",
    )
    expect(partners).toEqual([
      {
        line: 2,
        name: "L'Épine",
        inseeCode: '51231',
        contacts: [{ name: 'Marie Petit', email: 'mairie@lepine.fr' }],
        problem: null,
      },
      {
        line: 3,
        name: 'Saint-Martin-sur-le-Pré',
        inseeCode: '51504',
        contacts: [
          { name: 'mairie@smlp.fr', email: 'mairie@smlp.fr' },
          { name: 'contact@smlp.fr', email: 'contact@smlp.fr' },
        ],
        problem: null,
      },
    ])
    expect(ignored).toEqual(['Téléphone'])
  })

  it('is read as it is pasted, by code, also one that lost its zero', async () => {
    const { partners } = await read('Code INSEE\tMail\n1004\tx@amberieu.fr\n2a004\t\n99999\t\n')
    expect(partners.map(({ name, inseeCode, problem }) => [name, inseeCode, problem])).toEqual([
      ['Ambérieu-en-Bugey', '01004', null],
      ['Ajaccio', '2A004', null],
      ['', null, 'unknown-commune'],
    ])
  })

  it('keeps what is no commune, and says what it cannot tell', async () => {
    const { partners } = await read(
      'Nom,Mail\nOffice de tourisme,ot@chalons.fr\nSarry,pas une adresse\nSainte-Colombe,a@b.fr\n,c@d.fr\n',
    )
    expect(partners.map(({ name, inseeCode, problem }) => [name, inseeCode, problem])).toEqual([
      ['Office de tourisme', null, null],
      ['Sarry', '51525', 'wrong-address'],
      ['Sainte-Colombe', null, 'several-communes'],
      ['', null, 'no-name'],
    ])
  })

  it.each(['', 'Bonjour', 'a;b;c\n1;2;3', 'Commune;Mail\n'])('« %s » is none', async text => {
    await expect(read(text)).rejects.toThrow(partnerSentences.noTable.fr)
  })

  it('is bounded', async () => {
    const rows = Array.from({ length: 501 }, (_, place) => `Voisin ${place};`).join('\n')
    await expect(read(`Commune;Mail\n${rows}`)).rejects.toThrow(partnerSentences.longTable(500).fr)
    await expect(read('Commune;Mail\n"Sarry;x')).rejects.toThrow('guillemet')
  })

  it('gives each column one meaning', () => {
    expect(guessPartnerColumns(['Nom de la commune', 'Nom du maire', 'E-mail', 'Nom'])).toEqual([
      'name',
      'contact',
      'email',
      null,
    ])
  })
})
