import { listed } from '../../../../language/listed.ts'

/** What tells that a text below a post of the commune waits for nobody (below-post.ts). */
export const belowTerms = {
  /** Who speaks of themselves and their people. */
  own: listed(`
    je, j, me, m, moi, mon, ma, mes, on, nous, tonton, tata, mamie, mémé, mémère, papi, papy, pépé, pépère, maman
    papa, mari, femme, famille, tribu, gosses, gamins, mioches, marmaille, copains, copines, amis
    équipe, bande, complet`),
  /** Who does so offers, seeks or lacks something. */
  offers: listed(`
    ai, avons, veux, peux, suis, sommes, cherche, cherchons, propose, tiens, prête, prêtons, donne, donnons
    fournis, loue, amène, apporte, ramène, fais, fabrique, garde, conduis, emmène, accompagne, joue
    vendrais, viendrais, ferais, prendrais, aiderais, attends, appelle, demande, signale, confirme
    reviens, habite, tombe, tiendrais, aide, passe, trouve, laisse, compte, prends, cuisine, anime, connais
    voit, entend, attend, espère, paie, paye, patauge, capte, dort, dors, marche, sort, rentre, peut, doit, va
    demandait, demandais, attendait, attendais, tient, propose, prête, donne, fournit, amène, apporte, monte`),
  /** What does not come, or is not heard: « on a rien vu ». */
  lacked: listed(`
    reçu, eu, vu, vue, entendu, trouvé, pu, venu, passé, ramassé, distribué, arrivé, invité, invités, prévenu
    prévenus, servi, servis, mangé, informé, informés, consulté, consultés, payé, remboursé, accès`),
  /** What may be a report, an offer, a correction or irony, wherever it stands. */
  never: listed(`
    depuis, panne, signalé, ils, eux, vous, votre, vos, leur, leurs, alors, chez, pareil, idem, dommage, seulement
    propre, fort, cher, limite, volontiers, svp, navette, jusqu, sec, sombre, noir, boue, maintenant
    toujours, encore, enfin, trop, plus, moins, manque, vide, seul, seule, matin, cette, nuit, ici, côté
    lotissement, hameau, quartier, rue, chemin, route, impasse, place, virage, carrefour, portail
    inversé, légende, erreur, orthographe, plutôt, non, retrouvé, trouvé, perdu, oublié, laissé, ramassé
    collier, voisin, voisine, voisins, voiture, garage, cave, jardin, haie, fenêtre, fenêtres
    porte, mur, toit, trottoir, fauteuil, poussette, canne, béquilles, aveugle, sourd, handicap, banc, bancs, médicaments
    chèque, caution, clé, clés, papier, compter, étincelles, cassé, cassée, blessé, blessée, casse, coupe, moitié
    normal, bizarre, honte, règlement, matériel, tréteaux, tables, chaises, barnum, tonnelle, remorque
    camion, camionnette, tracteur, groupe, sono, micro, règle, demande, habitude, promis, promesse, facile
    sauf, hors, ou, quand, rien, sans, jamais, faut, sait, savoir, dire, dit, prix, payant
    prévu, prévenir, qui, quoi, comment, pourquoi, combien, vendre, tarif, inscrit, inscrits, inscrite, faire
    peut, décédé, décédée, vomi, malade, malades, enceinte, froid, serrés, entassés, barrière, barrières, bloquait
    bloquaient, mal, écrit, lot, parti, attendait, attend, colis, monter, démonter, installer, ranger, asseoir
    nom, prénom, faim, poussière, chevilles, libre, électrocuté, brûlé, brûlée, brûlés, noyé, tordu
    tordue, foulé, foulée, évanoui, évanouie, blessés, mort, morte`),
  /** Words that may ask, and do not where one is glad. */
  light: listed(`
    pas, mais, même, chien, chat, poule, vache, mouton, cheval, manger, voir, déjà, un, une, des`),
  /** Nor where one smiles. */
  smiling: listed(`
    rien, jamais, qui, plus, moins, encore, toujours, enfin, trop, faut, sans, dire, matin, quoi, sait
    quand, côté, ici, faire, seul, seule`),
  /** Below news of an outage: whoever has or has no power. */
  joins: listed(`
    ici, aussi, nous, moi, pareil, pareille, idem, chez, pas, encore, oui, non, plus, même, chose, également
    si, ah, c, est, bon, ok`),
  /** It works again. */
  back: listed(`revenu, revenue, revenus, rétabli, rétablie`),
  /** Not so, or not for all. */
  unsteady: listed(`
    pas, sauf, toujours, encore, mais, recoupé, depuis, reparti, plus, sans, baisse, faible, moitié
    seulement, non, rien, faux, peut, quand, quel, quelle, heure, combien, où, qui, marron, trouble`),
  /** Who behaves badly, and how. */
  manners: listed(`
    cochon, cochons, porc, porcs, gorets, pourceaux, sauvages, sagouins, goujats, barbares, crasseux, dégueulasses
    irrespect, irrespectueux, respect, civisme, incivisme, incivilité, incivilités, inciviques, incivil
    éducation, élevés, éduqués, conscience, savoir, vivre, bêtise, connerie, stupidité, inconscients
    inconscience, égoïstes, égoïsme, imbéciles, idiots, abrutis, crétins, débiles, inadmissible
    désolant, navrant, affligeant, lamentable, consternant, honteux, honte, écœurant, dégoûtant
    révoltant, pitoyable, scandaleux, triste, malheureux, dommage, bestiole, bestioles, bête, bêtes
    saleté, saletés, sales, sale, excuse, gens, certains, lire, reconnaîtront, maîtres, mêmes, déranger, feignants
    fainéants, flemmards, jeter, jettent, planète, nature, monde, génération, mentalité, mentalités`),
  /** Words that ask elsewhere, and do not where one scolds nobody in particular. */
  scolding: listed(`
    pas, rien, aucun, aucune, jamais, mais, sans, même, honte, honteux, honteuse, sale, sales, savoir, savent
    sait, faut, doit, jeter, déchets, poubelle, poubelles, ordures, chien, chiens, voisin
    voisins, gratuit, gratuite, peur, dire, dégueulasse, lamentable, inadmissible, scandaleux
    pitoyable, navrant, consternant, affligeant, irrespectueux, ramasser, déchetterie, dommage, qui, tondre
    faire, fait, bruit, crotte, crottes, mégots, coûte, cher, payer, paie, quoi, bêtes
    incompréhensible, intolérable, inacceptable, indigne, les, le, jour
    connaît, connaissez`),
  /** Something is told or wanted besides. */
  unscolding: listed(`
    depuis, devant, derrière, chez, ici, vous, votre, vos, jusqu, rue, chemin, route, impasse, place
    lotissement, hameau, quartier, trottoir, trottoirs, parc, jardin, école, aire, cimetière, stade
    distributeur, sac, sacs, caméra, caméras, amende, amendes, panneau, panneaux, cantonnier, agents, ils
    soir, matin, nuit, hier, jour, jours, semaine, ce, cette, bac, bacs, benne, bennes, banc
    tas, vu, vue, voit, plaque, serait, mon, ma, mes, nos, notre, moi
    nous, je, j, fenêtre, maison, mur, police, gendarmes, contrôle, contrôles, sanction, sanctions
    partout, gymnase, église, verbalise, verbaliser, piqué, m, droit, élus, état, sur, plein, pleine, pleins, pleines, temps`),
  /** Who asks the others for patience. */
  pleading: listed(`
    un peu de patience, faut être patient, faut être patients, soyons patients, soyez patients
    laissez leur le temps, laisse leur le temps, faut leur laisser le temps, leur laisser du temps
    font ce qu’ils peuvent, font de leur mieux, font leur maximum, peuvent pas être partout
    ne peuvent pas être partout, ils sont que deux, ils ne sont que deux, ils sont que trois
    ils ne sont que trois, ils sont pas nombreux, un peu d’indulgence, un peu de tolérance
    un peu de compréhension, ils viennent de commencer, ils débutent, ils ont que deux bras
    c’est pas des machines, ce sont pas des machines, ça se fait pas en un jour
    tout le monde fait des erreurs, l’erreur est humaine`),
  /** Who resigns themselves. */
  yielding: listed(`
    faut bien que, faut bien qu, faut bien du courant, faut bien de l’électricité, faut bien de l’eau, faut bien du réseau`),
  /** Who sighs at how people are. */
  sighing: listed(`
    toujours les mêmes qui trinquent, qui trinquent, toujours les mêmes qui râlent
    toujours les mêmes qui bossent, toujours les mêmes qui travaillent, toujours les mêmes qui critiquent
    toujours les mêmes qui se plaignent, toujours les mêmes qui s’y collent, toujours les mêmes on les connaît
    toujours les mêmes on se demande, ceux qui râlent, ceux qui critiquent, ceux qui se plaignent
    les gens râlent, les gens se plaignent, les gens critiquent, jamais contents, jamais content
    les râleurs, aux râleurs, des râleurs`),
  /** Words that may ask, and do not there. */
  pleadingLight: listed(`
    faut, faudra, pas, peuvent, jamais, rien, mais, les, mêmes, même, fait, faire, être, laisser, qui, de
    l, erreur, erreurs, des, du, électricité, courant, argent, manger, un, jour`),
  /** With them somebody speaks of themselves, of a place, or of what lasts too long. */
  unpleading: listed(`
    ma, mon, mes, je, j, nous, on, chez, ici, depuis, quelqu, quelque, alors, limite, limites, bout, bus, car, guichet
    accueil, téléphone, cantine, école, médecin, sommes, fonctionne, marche, répare, subvention, subventions
    an, ans, mois, semaine, semaines, jusqu, file, queue, rues, quartiers, lotissements, hameaux, secrétariat, cause, il, elle, rouvre`),
} as const
