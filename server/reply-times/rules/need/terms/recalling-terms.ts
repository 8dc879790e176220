import { listed } from '../../../../language/listed.ts'

/** What tells that a text is of old times (recalling.ts). */
export const recallingTerms = {
  /** Whose habits one remembers, where they are one’s own. */
  kin: listed(`
    père, mère, parents, oncle, tante, aïeul, aïeux, ancêtres, parrain, marraine, frère, frères, soeur
    grands, arrière, grand, vieux, vieille`),
  /** Whose habits one remembers, whoever names them. */
  family: listed(`
    papa, maman, mémé, pépé, mamie, mamy, papi, papy, pépère, mémère, tonton, tata`),
  own: listed(`mon, ma, mes, notre, nos`),
  /** Who did something to « nous » then; what did may be a nuisance. */
  others: listed(`
    il, elle, ils, elles, curé, instit, instituteur, institutrice, maître, maîtresse, champêtre, mme, madame
    monsieur, mr, mlle, père, mère, vieux, dame, directeur, directrice, boulanger, boulangère, épicière`),
  /** What may stand between somebody and what they did. */
  between: listed(`
    y, s, se, l, le, la, les, en, lui, leur, m, me, nous, n, ne, toujours, souvent, aussi, tous, encore, qui`),
  /** Only who remembers says so. */
  recalls: listed(`
    disait toujours, disaient toujours, disait souvent, racontait toujours, racontait souvent
    quand j’étais petit, quand j’étais petite, quand j’étais gamin, quand j’étais gamine
    quand j’étais gosse, quand j’étais jeune, quand j’étais enfant, quand j’étais môme
    quand on était petits, quand on était gamins, quand on était gosses, quand on était jeunes
    quand on était mômes, quand on était minots, quand nous étions petits, quand nous étions jeunes
    quand nous étions enfants, étant petit, étant petite, étant gamin, étant gamine, étant jeune
    étant gosse, étant enfant, j’y ai grandi, j’y ai appris, j’y ai joué, j’y ai dansé, j’y ai usé
    j’y ai passé mon, j’y ai passé ma, j’y ai passé mes, j’y ai passé toute, j’y ai passé tous
    on y a grandi, on y a dansé, on y a joué, on s’y est mariés, on s’y est rencontrés
    c’est là que j’ai connu, c’est là que j’ai rencontré, c’est là que j’ai appris
    c’est là qu’on s’est, c’est là que mes parents, que de souvenirs, tellement de souvenirs
    souvenirs souvenirs, beaux souvenirs, bons souvenirs, souvenirs d’enfance, ça me rappelle
    ça nous rappelle, je revois, je nous revois, je la revois, je le revois, je me revois
    je les revois, j’entends encore, je l’entends encore, je sens encore, je la sens encore
    je me souviens de, je me souviens du, je me souviens des, je me rappelle de, je me rappelle du
    je me rappelle des`),
  /** Of one's own life and people, with fewer words that nobody knows. */
  lived: listed(`
    j’y étais, j’y ai, j’ai connu, j’ai grandi, j’y allais, j’y allait, on y passait, on y allait
    j’avais 4 ans, j’avais 5 ans, j’avais 6 ans, j’avais 7 ans, j’avais 8 ans, j’avais 9 ans
    j’avais 10 ans, j’avais 11 ans, j’avais 12 ans, j’avais 13 ans, j’avais 14 ans, j’avais 15 ans
    j’avais 16 ans, j’avais 17 ans, j’avais 18 ans, j’avais 20 ans, j’étais petit, j’étais petite
    j’étais gamin, j’étais gamine, j’étais gosse, j’étais dans la classe, j’étais à l’école
    me souviens, m’en souviens, me rappelle, m’en rappelle, te rappelles, te souviens, s’en souvient
    s’en rappelle, souvenirs, nostalgie, mes grands parents, mes grands-parents
    mes arrière, mon arrière, mes ancêtres, mon défunt, mon enfance
    notre enfance, ma jeunesse, notre jeunesse, notre époque, mon époque, mon école, mon ancienne école
    ma maîtresse, mon maître, mon instit, mon institutrice, mon instituteur, est né ici, est née ici
    suis né, suis née, on s’est mariés, nous sommes mariés, on s’est connus, on s’est rencontrés
    connu ma femme, connu mon mari, rencontré ma femme, rencontré mon mari, rencontré mon homme
    ma première cigarette, mon premier baiser, ma première bicyclette, mon premier vélo
    mon premier bal, ma première cuite, mon premier amour, mes premiers, mes premières, nous a mariés
    m’a appris, nous a appris, nous apprenait, nous faisait, me faisait, la communale
    la récré, le tableau noir, la marelle, les osselets, les encriers, la plume, le martinet, le bonnet d’âne, le poêle à bois, la craie`),
  /** A time that is gone. */
  bygone: listed(`
    de mon temps, de notre temps, dans le temps, à l’époque, à cette époque, du temps de, du temps du
    du temps des, au temps de, au temps du, au temps des, autrefois, jadis, dans ma jeunesse
    dans notre jeunesse, dans mon enfance, pendant la guerre, après guerre, quand j’étais
    quand on était, années 50, années 60, années 70, années 80, années 90`),
  /** Words that may ask, and do not of old times. */
  harmless: listed(`
    quand, où, qui, quel, quelle, dire, sais, sait, attendre, attendait, payer, payait, payé, tombé
    tombent, perdu, volé, voler, cassé, tard, droit, acheter, acheté, mourir, mort, clé
    voisin, voisine, voisins, devait, faire, refaire, boue, coup, argent, pourtant
    sinon, copie, téléphone, feu, de, au, lieu, toit, trou, cave, malade, encore, un, une, des, quelqu
    jusqu, trop, plus`),
  /** So somebody asks, with or without a question mark. */
  asked: listed(`
    c’est quand, c’était quand, c’est où, c’était où, quelle heure, quel jour, quelle date, quel prix, quel âge
    quelle année, est-ce que, y a-t-il`),
  /** What is told of now, or what one misses of then. */
  never: listed(`
    ils, volontiers, penche, maintenant, aujourd, désormais, mieux, hier, cette, moins, dommage, depuis, pareil, idem, panne
    signalé, lotissement, hameau, quartier, propre, entretenu, entretenue, éclairé, éclairée
    respect, respectait, médecin, docteur, commerces, trottoirs, légende, erreur, inversé, plutôt
    orthographe, corriger, demain, semaine, cimetière, tombe, plaque, car, bus, immatriculée, immatriculé`),
} as const
