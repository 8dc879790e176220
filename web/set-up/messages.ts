import { translated } from '../language.ts'

/** The words of several communes in one Tambour. */
export const communeMessages = translated({
  title: { fr: 'Communes de cette installation', en: 'Communes of this installation' },
  lead: {
    fr: 'Chacune a ses personnes, ses canaux, ses heures et son récapitulatif\u202f; aucune ne voit les autres.',
    en: 'Each has its own people, channels, hours and digest; none sees the others.',
  },
  people: (count: number) => ({
    fr: count === 1 ? '1 personne' : `${count} personnes`,
    en: count === 1 ? '1 person' : `${count} people`,
  }),
  administrators: (names: string) => ({
    fr: `S’occupent de l’installation (communes, sauvegardes)\u00a0: ${names}. La commande «\u00a0tambour commune administrator\u00a0» en nomme d’autres.`,
    en: `Who look after the installation (communes, backups): ${names}. The command “tambour commune administrator” names others.`,
  }),
  addTitle: { fr: 'Ajouter une commune', en: 'Add a commune' },
  search: 'Commune',
  other: { fr: 'Choisir une autre commune', en: 'Choose another commune' },
  administrator: { fr: 'Premier compte administrateur', en: 'First administrator' },
  add: { fr: 'Ajouter la commune', en: 'Add the commune' },
  added: (name: string) => ({ fr: `${name} est ajoutée.`, en: `${name} is added.` }),
})
