import type { WarningTopic } from './rules-warning.ts'

/** A text that waits for a few words: what happens, where, what to do, whom to call; 400 signs at most. */
export type WarningModel = { topic: WarningTopic; title: string; text: string; hours: number }

/** What is in square brackets is still to be written. */
export const warningModels: readonly WarningModel[] = [
  {
    topic: 'storm',
    title: 'Tempête, orages, vent violent',
    text: `ALERTE VENT VIOLENT
Vent violent attendu sur la commune [de quelle heure à quelle heure].
Rentrez ou attachez ce qui peut s’envoler. Restez chez vous, loin des arbres. Ne touchez pas aux fils tombés.
Danger : 112 ou 18. Mairie : [téléphone].`,
    hours: 12,
  },
  {
    topic: 'flood',
    title: 'Inondation, crue',
    text: `ALERTE INONDATION
L’eau monte : [rivière, rue, quartier].
Montez à l’étage avec de l’eau et un téléphone. Ne descendez ni à la cave ni au parking. Ne vous engagez pas sur une route inondée, à pied ni en voiture.
Danger : 112 ou 18. Mairie : [téléphone].`,
    hours: 12,
  },
  {
    topic: 'snow',
    title: 'Neige, verglas',
    text: `ALERTE NEIGE ET VERGLAS
Routes dangereuses : [rue, hameau].
Évitez de prendre la voiture. [École et transports : ouverts ou fermés.]
Prenez des nouvelles de vos voisins âgés ou seuls.
Danger : 112 ou 18. Mairie : [téléphone].`,
    hours: 24,
  },
  {
    topic: 'heat',
    title: 'Canicule',
    text: `ALERTE CANICULE
Très forte chaleur attendue jusqu’à [jour].
Buvez souvent, fermez les volets le jour, ne sortez pas entre 12 h et 18 h. Prenez des nouvelles de vos voisins âgés ou seuls.
Salle fraîche ouverte : [lieu, heures].
Malaise : 15. Mairie : [téléphone].`,
    hours: 48,
  },
  {
    topic: 'water-cut',
    title: 'Coupure d’eau, eau non potable',
    text: `ALERTE EAU
[Coupure d’eau, ou eau à ne pas boire] : [rue, quartier], [de quelle heure à quelle heure].
[Ne buvez pas l’eau du robinet, ne cuisinez pas avec.] Bouteilles à retirer : [lieu, heures].
Service de l’eau : [téléphone]. Mairie : [téléphone].`,
    hours: 12,
  },
  {
    topic: 'missing-person',
    title: 'Personne disparue',
    text: `PERSONNE DISPARUE
[Avec l’accord de la gendarmerie] Nous cherchons [prénom, âge], vu pour la dernière fois [lieu, jour et heure].
[Taille, cheveux, vêtements.]
Ne cherchez pas seul. Vous l’avez vu ? Appelez le 17 ou la gendarmerie : [téléphone].`,
    hours: 12,
  },
  {
    topic: 'other',
    title: 'Autre alerte',
    text: `ALERTE
[Ce qui se passe] : [rue, quartier].
[Ce qu’il faut faire.]
Danger : 112. Mairie : [téléphone].`,
    hours: 12,
  },
]
