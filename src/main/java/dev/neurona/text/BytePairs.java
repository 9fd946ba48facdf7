package dev.neurona.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer into byte pairs: text is its UTF-8 bytes, and the pairs merged most often while learning are merged again,
 * in the order they were learned. Frequent words become one token; a rare word falls apart into pieces, a sign never seen
 * into its bytes, so that no text is unknown.
 *
 * <p>Tokens are shown as text. The two bytes of "ñ" are one token as soon as they were merged; a byte that is only part of
 * a character is shown as {@link #fragment}, a stand-in that no valid text contains.
 *
 * <p>P. Gage, "A new algorithm for data compression" (1994); R. Sennrich, B. Haddow and A. Birch, "Neural machine
 * translation of rare words with subword units", ACL 2016; on bytes: A. Radford et al., "Language models are unsupervised
 * multitask learners" (2019).
 */
public final class BytePairs implements Tokenizer {
    static final int BYTES = 256;

    /** Where the stand-ins of the bytes 0x80 to 0xFF begin, less 0x80: lone low surrogates, as in Python's PEP 383. */
    private static final int STAND_IN = 0xDC00;

    private final List<String> shown;
    private final Map<Long, Integer> merged;

    private BytePairs(List<String> shown, Map<Long, Integer> merged) {
        this.shown = shown;
        this.merged = merged;
    }

    /**
     * {@return the tokenizer of a text's most frequent pairs} Of equally frequent pairs the one of the earlier tokens comes
     * first. It has fewer tokens than asked for when no pair is left that occurs twice.
     *
     * @param size how many different tokens, 256 or more
     */
    public static BytePairs learn(String corpus, int size) {
        if (size < BYTES) {
            throw new IllegalArgumentException(
                    "got a vocabulary of %d: byte pairs start from 256 bytes, give a larger size".formatted(size));
        }
        Map<String, Integer> chunks = new HashMap<>();
        Pieces.CHUNKS.tokens(corpus).forEach(chunk -> chunks.merge(chunk, 1, Integer::sum));
        PairCounts counts = new PairCounts();
        // sorted, because a HashMap's order is not part of its contract
        chunks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(chunk -> counts.add(symbols(chunk.getKey()), chunk.getValue()));

        List<byte[]> tokens = new ArrayList<>();
        for (int b = 0; b < BYTES; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        Map<Long, Integer> merged = new HashMap<>();
        while (tokens.size() < size) {
            long pair = counts.mostFrequent();
            if (pair == PairCounts.NONE) {
                break;
            }
            counts.merge(pair, tokens.size());
            merged.put(pair, tokens.size());
            tokens.add(joined(tokens.get(PairCounts.left(pair)), tokens.get(PairCounts.right(pair))));
        }
        return new BytePairs(tokens.stream().map(BytePairs::shown).toList(), merged);
    }

    /** {@return all tokens: the 256 bytes, then the pairs as they were learned; what two pairs spell is here once} */
    public List<String> vocabulary() {
        return shown.stream().distinct().toList();
    }

    @Override
    public List<String> tokens(String text) {
        Map<String, List<String>> known = new HashMap<>();
        List<String> tokens = new ArrayList<>();
        for (String chunk : Pieces.CHUNKS.tokens(text)) {
            tokens.addAll(known.computeIfAbsent(chunk, this::merge));
        }
        return tokens;
    }

    /** Merges the pair learned earliest, wherever it is, until none is left. */
    private List<String> merge(String chunk) {
        int[] symbols = symbols(chunk);
        while (true) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < symbols.length; i++) {
                first = Math.min(first, merged.getOrDefault(PairCounts.pair(symbols[i], symbols[i + 1]), first));
            }
            if (first == Integer.MAX_VALUE) {
                break;
            }
            int[] shorter = new int[symbols.length];
            int n = 0;
            for (int i = 0; i < symbols.length; i++) {
                boolean pair = i + 1 < symbols.length
                        && merged.getOrDefault(PairCounts.pair(symbols[i], symbols[i + 1]), -1) == first;
                shorter[n++] = pair ? first : symbols[i];
                i += pair ? 1 : 0;
            }
            symbols = Arrays.copyOf(shorter, n);
        }
        return Arrays.stream(symbols).mapToObj(shown::get).toList();
    }

    @Override
    public String text(List<String> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : tokens) {
            bytes.writeBytes(bytes(token));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** {@return how a byte is shown that is only part of a character: 0x80 to 0xFF have stand-ins, the others are ASCII} */
    public static String fragment(int b) {
        if (b < 0 || b >= BYTES) {
            throw new IllegalArgumentException("%d is no byte: expected 0 to 255".formatted(b));
        }
        return Character.toString(b < 0x80 ? b : STAND_IN + b);
    }

    private static byte[] joined(byte[] left, byte[] right) {
        return ByteBuffer.allocate(left.length + right.length)
                .put(left)
                .put(right)
                .array();
    }

    private static int[] symbols(String chunk) {
        byte[] bytes = valid(chunk);
        int[] symbols = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            symbols[i] = bytes[i] & 0xFF;
        }
        return symbols;
    }

    private static byte[] valid(String chunk) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chunk));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the text has half a surrogate pair and so is no valid Unicode: read it again as UTF-8", e);
        }
    }

    /** Whole characters as themselves; a token with a broken one as stand-ins. */
    private static String shown(byte[] token) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(token))
                    .toString();
        } catch (CharacterCodingException e) {
            StringBuilder shown = new StringBuilder();
            for (byte b : token) {
                shown.append(fragment(b & 0xFF));
            }
            return shown.toString();
        }
    }

    private static byte[] bytes(String token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        token.codePoints().forEach(c -> {
            boolean standIn = c >= STAND_IN + 0x80 && c < STAND_IN + BYTES;
            bytes.writeBytes(
                    standIn
                            ? new byte[] {(byte) (c - STAND_IN)}
                            : Character.toString(c).getBytes(StandardCharsets.UTF_8));
        });
        return bytes.toByteArray();
    }
}
