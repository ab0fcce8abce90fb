"""Journals meet: how two replicas of a hall come to hold the same entries. The protocol, in prose.

Here lives what both sides share (the messages, the judging of what is offered, the giving of what
is missing) and the side that goes to meet others: a desk, or a hub on its way to the centre. The
side that is visited is `counter_app.server`. What entries mean is known to neither (`hall`).


What holds at all times
-----------------------
1. A device writes its entries under numbers 1, 2, 3 … without a gap, each chained to the one
   before. So 'what I have' is one line a device, its **head**: the number and hash of the newest.
2. A replica holds of each device a beginning without gaps, or nothing. Whatever it takes extends
   these beginnings; whatever it gives is a piece of them. Nothing depends on time, on the order
   of commits, or on what the other side remembered of an earlier meeting.
3. Nobody deletes, and nobody concludes anything from what the other side lacks but 'send it'.
4. An entry is named by (device, number) once and for all. Taking it again changes nothing.
5. A transaction of the author travels whole: a journal is cut only behind an entry whose `left`
   is 0. So no replica ever shows half an act.


The stages of a meeting
-----------------------
A meeting is begun by the one that goes: the desk goes to the hub and to the centre, the hub to
the centre. Each request carries the device's id and secret over TLS; the peer's certificate is
the one pinned at enrolment (or vouched for by the system's authorities). Bodies are MessagePack
in zstd. Every answer to a refusal is a typed one, never a bare status.

*Enrolment* (once): a one-time code from the centre's administrator, typed or scanned. The code
holds a secret half and a half that binds the server's certificate, so that typing it to a wrong
server gives nothing away. The device chooses its id and its secret itself, so a repeated request
whose answer was lost is the same request; the code is used up by the first device that brought
it. A computer that was founded as a hall of its own brings that hall's id: a hall record without
entries becomes that hall, with all its history. Where the hall there has a history already, the
newcomer's **joins** it: every entry is written anew as one of that hall, under devices computed
from that hall and the old device. What a hall has once (thresholds, rules, windows, the catalogue,
paper forms) gets the id it has there, and everything brought along is earlier than the hall's own
first entry, so that the hall keeps its settings and the newcomer's visits, cases and people come
with it. This happens in one transaction before the first meeting.

*Greeting* (`POST /v1/greeting`): I say my heads, my program's version, how many entries I still
hold for you, my free disk and my clock. You answer your heads, your time (from which I learn my
clock's difference: shown, written into entries for people, never used for order), the centre's
heads as far as you know them ('at the centre' is said only of these), the hubs of my hall with
their certificates, and how much you take at once. If both say the same there is nothing to do:
this one request is then the whole meeting.

*Judging* (no request): for each device I compare heads. You are behind: I give. I am behind: I
take. Both sides hold the number but not the hash: **fork** (below).

*Giving* (`POST /v1/take`, in batches): runs of contiguous entries, my own device's first, then
those of which little is missing, so that a fresh act never waits behind a backlog of others.
Batches are bounded in bytes. You judge each run on its own, keep what is sound in one
transaction, and answer per run: how far you now hold the device, and what was refused and why:

    again          all of it was here: nothing changed (what a retry after a lost answer gets)
    taken          all of it is here now
    gap            entries before the run are missing here; the answer says from where to send
    fork           another history stands here under these numbers
    foreign_hall   an entry names another hall than the device's
    broken_chain   an entry does not follow the one before it, or its body is not its digest's;
                   the sound acts before it were kept
    cut_act        the run ends inside an act; the whole acts before were kept
    oversize       an entry is larger than any program of ours writes, or holds what a database has
                   no room for; the acts before it were kept
    unknown_format the message is of a version that this server does not read

One bad run never holds up another. A batch too large, or a server too busy, is answered as a
whole: 413, or 429/503 with `Retry-After`, which the client honours with jitter of its own.

*Taking* (`POST /v1/give`): I say my heads, you answer a page of runs by the same rules, small
gaps first, and whether there is more. I judge them as you judge mine, and keep and fold them in
one transaction a page. The cursor is my heads, so a page that was lost is simply given again.

*Listening* (`GET /v1/news`, server-sent events): whenever you have committed something for my
hall you say so, without content; I begin a meeting. A heartbeat every 15 seconds tells a dead line
from a quiet one. Own commits begin a meeting as well; else one is begun every minute.


Attachments
-----------
An entry names the bytes of a photo or a scan by their SHA-256 and carries a thumbnail; the bytes
travel apart, behind the entries of a meeting, in **parts** of 256 KB at the most (less on a slow
line, so that a part takes half a second). Between any two parts whatever is fresh goes first, and
at a server parts have places and a rate of their own: no entry ever waits for a photo, but for the
part that is under way.

A replica keeps parts in order, behind those it has; so a transfer that was cut goes on where it
stopped, whoever goes on with it. Nothing of it can be read before all bytes are here and have the
digest. Bytes that turn out to be others are thrown away whole and fetched again, three times, then
left alone for a day or until a person asks; the side that gave them is told, reads its own, and
fetches them anew where they are damaged.

Hub and centre fetch whatever entries name. A desk fetches what was attached within the last days,
and older ones when somebody opens them; what it has it keeps. Whoever has bytes that an entry names
gives them to a peer that has not, whoever attached them: so a restored server gets back what it
lost. Nobody gives what no entry names, and nobody takes more than a little of it: it is there where
bytes came before their entry was folded, and is collected when no entry comes. A redaction of the
entry takes the bytes along on every replica that it reaches.

*Asking* (`POST /v1/attachments/held`): I name digests; you say of each how many bytes of it you
hold, and whether all. I also name those that came wrong from you.

*Giving* (`POST /v1/attachments/take`): one part, with its digest, place and the size of the whole;
you answer how many bytes you hold now, and one of

    kept           it is here, and more is missing, or with it all of it is here
    again          all of it was here
    elsewhere      it does not follow what is here: the answer says from where to go on
    wrong          with it all bytes were here, and were not the digest's: none of them was kept
    oversize       larger than any attachment, or not of the size that its entry says
    unnamed        no entry here names it, and too much of that kind is here: later

*Fetching* (`POST /v1/attachments/give`): a digest and a place; you answer bytes from there on.

A peer that does not know these requests is of an older program: it is asked again when the line
is made anew. A bundle carries the bytes that its reader is not known to hold, the newest first, up
to 2 GB.


Forks
-----
Two histories under one device's name mean a cloned disk, or a desk restored from a backup that
wrote before it met anybody. The history nearer to the centre stays; the other **branch** moves to
a device of its own, whose id is computed from the old id and the hash of the branch's first
entry, chained anew with everything else as it was written. Whoever does this (the desk itself, a
hub, another desk that had taken the branch from the hub) comes to the same entries, so nobody has
to wait for the author and doing it twice changes nothing. The author of the branch goes on under
the new id: it gives itself a lane that no server gives, and at its next meeting gets a credential
and a lane of its own (`POST /v1/devices/moved`). Both histories are kept; nothing of either is
edited away.

Where they part is asked for by hashes (`POST /v1/hashes`), 64 numbers at a time: two or three
questions. What others wrote about entries of the branch can't be changed: a `base` goes on to name
the old device, and a redaction names what it takes out by subject, tick and digest, which move
along. A branch may leave a branch, when a copy was copied; and one may stand under two names for a
while, when its author still gave it away under the old one: the folds count an act once.


Restored replicas
-----------------
A desk restored from an old backup that meets somebody before it writes simply takes back its own
lost entries: it is behind in its own journal as in any other. If it wrote first, that is a fork.
A server restored from an old backup has lower heads and says so at the next greeting; whoever has
more gives it, also of other devices. What a server writes itself (reference data of the centre)
it writes under a device of its own for each start of its process, so that a restored server never
forks its own journal.


Versions
--------
Entries of an unknown kind or newer version are kept, folded after the update, and passed on
byte for byte. Messages carry the protocol's version; unknown fields are ignored, new ones have
defaults. A server serves clients older and newer than itself.


Redaction
---------
An entry whose body was redacted travels with its digest and without the body; the chain still
verifies. A body that an old replica brings back is taken out again when the redaction is here.


Bundles
-------
Where there is no line at all, a file carries the same runs, encrypted under a passphrase; it is
judged by the same rules and answered with the same words. It also says the writer's heads, so that
an answer to it carries only what the writer lacks. The whole file is checked before anything is
taken. Neither side of a stick is nearer to the centre: of two histories under one name the one
stays that is known to be at the centre, else the one whose first entry of its own has the smaller
hash, so that both sides decide alike.
"""
