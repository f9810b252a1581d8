package org.postern.urgent;

/**
 * The phrases that ask the question until a practice changes them, in English and Spanish. Few and
 * plain: {@code bench/urgent} counts how many ordinary messages they stop.
 */
final class BuiltInPhrases {

    static final String ENGLISH =
            """
            chest pain
            chest pains
            pain in my chest
            pain in the chest
            pressure in my chest
            tightness in my chest
            my chest hurts
            heart attack
            having a stroke
            face is drooping
            slurred speech
            cannot breathe
            cannot breath
            cannot catch my breath
            struggling to breathe
            trouble breathing
            not breathing
            turning blue
            choking
            throat is closing
            unconscious
            will not wake up
            overdose
            overdosed
            took too many pills
            swallowed poison
            bleeding will not stop
            cannot stop the bleeding
            coughing up blood
            vomiting blood
            want to die
            wish i was dead
            wish i were dead
            better off dead
            do not want to live
            do not want to be alive
            no reason to live
            kill myself
            killing myself
            end my life
            ending my life
            end it all
            take my own life
            suicide
            suicidal
            hurt myself
            harm myself
            hurting myself
            harming myself
            """;

    static final String SPANISH =
            """
            dolor de pecho
            dolor en el pecho
            dolores en el pecho
            me duele el pecho
            presión en el pecho
            opresión en el pecho
            ataque al corazón
            ataque cardíaco
            infarto
            derrame cerebral
            cara caída
            no puedo respirar
            no puede respirar
            no respira
            me cuesta respirar
            dificultad para respirar
            me falta el aire
            me ahogo
            me estoy ahogando
            se está ahogando
            se me cierra la garganta
            inconsciente
            no despierta
            sobredosis
            demasiadas pastillas
            tomé veneno
            no para de sangrar
            no deja de sangrar
            vomito sangre
            toso sangre
            quiero morir
            quiero morirme
            me quiero morir
            ganas de morir
            no quiero vivir
            no quiero seguir viviendo
            quitarme la vida
            acabar con mi vida
            matarme
            suicidio
            suicidarme
            suicidarse
            suicida
            hacerme daño
            lastimarme
            """;

    static final String ALL = ENGLISH + SPANISH;

    private BuiltInPhrases() {}
}
