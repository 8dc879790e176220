import { listed } from '../../../../language/text.ts'

/** Who thanks, and what is answered to thanks. */
export const thanks = {
  reason: 'courtesy',
  title: { fr: 'Remerciements', en: 'Thanks' },
  sentence: {
    fr: 'Qui dit merci, et de quoi, n’attend plus rien.',
    en: 'Whoever says thank you, and for what, waits for nothing more.',
  },
  examples: ['Merci beaucoup pour l’info !', 'Merci du rappel'],
  unknown: 2,
  terms: listed(`
    спасибо, дякую, شكرا, 1000 mercis, aide précieuse, beau geste, bedankt, belle attention
    c’est gentil, c’est gentil de prévenir, c’est normal, c’est très aimable, choukran, dank u
    danke, dankeschön, de rien, du fond du cœur, grâce à vous, gracias, gramaci, gratitude, grazie
    grazie mille, immense merci, infiniment merci, je remercie, je vous en prie, je vous remercie
    joli geste, m’a aidé, mci, mercé, merci, merci aux voisins, merci d’avance pour cette
    merci de l’avoir, merci de l’info, merci de ne pas les oublier, merci de nous tenir au courant
    merci de penser à eux, merci de prévenir, merci de votre gentillesse, merci de votre réactivité
    merci infiniment, merci pour ces explications, merci pour la réponse, merci pour le message
    merci pour le numéro, merci pour le plan, merci pour le rappel, merci pour les précisions
    merci pour l’explication, mersi, mersi braz, mèsi, mèsi anpil, mici, milesker, mille mercis, mrc
    muchas gracias, nous remercions, obg, obrigada, obrigado, ont aidé, pas de quoi, patience d’ange
    quelle attention, reconnaissance, reconnaissant, remerciements, sans eux, sans vous
    thank you so much, thanks, thx, touché, trop aimable, trugarez, trugarez deoc’h`),
} as const
