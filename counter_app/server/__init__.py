"""The journal server: the side that is visited, as the centre or as a hall's hub.

The protocol is told in `counter_app.sync`; here it is answered. Serves N3.4 (what every desk has
written is at the centre) and N7.2 (early report). The rooms within:

    state, application, serving     what a process is made of, its routes, its start and end
    database, migrating, walls      one SQLite file or PostgreSQL; halls kept apart
    halls, codes, devices           whom the administrator has let in, and how
    enrolment, entering             a device becomes one of a hall
    exchange, listening, news       entries taken and given; 'something new'
    answering, refusing, limits, streams    how a request comes to its answer, or is turned away
    folding                         entries become rows, afterwards
    certificates, health, metrics, logs     what whoever runs it looks at
"""
