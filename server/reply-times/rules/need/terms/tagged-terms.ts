import { listed } from '../../../../language/listed.ts'

/** What tells whether a text speaks to somebody who is not the mairie. */
export const taggedTerms = {
  /** Words about the mairie, or to it: they count whoever is tagged. */
  mairie: listed(
    `
    mairie, commune, maire, municipalité, municipal, municipaux, conseil, élu, élus, élue, adjoint
    adjointe, adjoints, communal, communale, vous, votre, vos, secrétaire, service, services
    agent, agents, bureau, monsieur, madame, com, comcom, préfecture, eux, ils répondent`,
  ),
  /** Words to one whom one calls « tu », and what one asks of them. */
  toOne: listed(
    `
    te, ton, ta, tes, tien, tienne, tiens, regarde, oublie, fais, viens, vas, prends, appelle
    inscris, dis, pense, ma belle, chérie, coquin`,
  ),
  /** Words of who goes with whom: they speak to the one who is tagged where nothing else is asked. */
  toUs: listed(
    `
    tonton, papa, maman, belle, on, ensemble, vamos, go, nous, qui, partant, partante, chaud
    chaude, intéressé, intéressée, ça`,
  ),
  /** Words of what must be seen to, whoever is spoken to. */
  serious: listed(
    `
    svp, réponse, répondre, répondu, attend, attends, signalé, signaler, signale, danger
    dangereux, dangereuse, panne, fuite, cassé, cassée, inadmissible, honte, honteux, scandaleux
    marre, urgent, urgence, accident, gaz, mordu, errant, perdu, retrouvé, réparer, réparé, payer
    impôts, taxe, gratuit, payant, tarif, tarifs, prix, toilettes, parking, accessible, fauteuil
    poussette, avocat, tribunal, plainte, rdv, facture, dossier, certificat, attestation`,
  ),
} as const
