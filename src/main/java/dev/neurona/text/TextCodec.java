package dev.neurona.text;

import java.util.List;

/**
 * A tokenizer with the vocabulary of its tokens: text to ids and back. {@code decode(encode(s))} is {@code s} as long as
 * all tokens of {@code s} are known, which with byte pairs they always are.
 */
public record TextCodec(Tokenizer tokenizer, Vocab vocab) {
    /**
     * {@return the codec of a tokenizer and the tokens of a training text}
     *
     * @param minCount how often a token has to occur to be known, 1 for all
     */
    public static TextCodec from(Tokenizer tokenizer, String corpus, int minCount) {
        return new TextCodec(tokenizer, Vocab.from(tokenizer.tokens(corpus), minCount));
    }

    /** {@return the codec of byte pairs and all their tokens, to which no text is unknown} */
    public static TextCodec of(BytePairs pairs) {
        return new TextCodec(pairs, Vocab.of(pairs.vocabulary()));
    }

    /** {@return the ids of a text} */
    public int[] encode(String text) {
        return vocab.encode(tokenizer.tokens(text));
    }

    /** {@return the text of ids; where a token was unknown it says so} */
    public String decode(int... ids) {
        return tokenizer.text(vocab.decode(ids));
    }

    /** {@return the part of a text's tokens that is not known} */
    public double unknown(String text) {
        List<String> tokens = tokenizer.tokens(text);
        long unknown = tokens.stream().filter(token -> vocab.id(token) == 0).count();
        return tokens.isEmpty() ? 0 : (double) unknown / tokens.size();
    }
}
