package org.postern.records;

import java.io.InputStream;
import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.vault.DamagedText;

/** What a file holds, of which one part at a time is decrypted and in memory. */
class FileInput extends InputStream {

    private final Attachments files;
    private final UUID id;
    private int number;
    private int at;
    private byte[] part;

    /**
     * The file from its beginning.
     *
     * @throws DamagedText if that is damaged
     */
    FileInput(Attachments files, UUID id) {
        this.files = files;
        this.id = id;
        this.part = files.part(id, false, 0);
    }

    /** How long it is; nothing of it is kept. */
    static int length(Attachments files, UUID id) {
        var length = 0;
        var input = new FileInput(files, id);
        while (input.part.length > 0) {
            length += input.part.length;
            input.next();
        }
        return length;
    }

    private void next() {
        number++;
        at = 0;
        part = files.part(id, false, number);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (at == part.length && part.length > 0) {
            next();
        }
        if (part.length == 0) {
            return -1;
        }
        var length = Math.min(most, part.length - at);
        System.arraycopy(part, at, into, from, length);
        at += length;
        return length;
    }
}
