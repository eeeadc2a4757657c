package io.heartproof.spark.score;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of answers: in a file, and as Spark reads them, where the name of the part is added. Stateless.
 *
 * <pre>
 * recording      as heartproof classify calls it
 * prediction     the class; null where there is none
 * probabilities  of every class, in the model's order; null where there is no prediction
 * acceptable     whether the signal is fit to be interpreted; null where there is a problem
 * confidence     full, lowered or none; null where there is a problem
 * quality        the whole verdict as JSON, as in heartproof classify --format jsonl; null where there is a problem
 * notes          what is odd about it, one line each
 * problem        why it could not be read or prepared; null where it could
 * model          SHA-256 of the model's file
 * shard_digest   SHA-256 of the part
 * shard          name of the part
 * </pre>
 */
final class AnswerSchema {
    static final String RECORDING = "recording";
    static final String PREDICTION = "prediction";
    static final String PROBABILITIES = "probabilities";
    static final String ACCEPTABLE = "acceptable";
    static final String CONFIDENCE = "confidence";
    static final String QUALITY = "quality";
    static final String NOTES = "notes";
    static final String PROBLEM = "problem";
    static final String MODEL = "model";
    static final String SHARD_DIGEST = "shard_digest";
    static final String SHARD = "shard";

    static final MessageType PARQUET = MessageTypeParser.parseMessageType("""
        message answer {
          required binary recording (STRING);
          optional binary prediction (STRING);
          optional group probabilities (MAP) {
            repeated group key_value {
              required binary key (STRING);
              required double value;
            }
          }
          optional boolean acceptable;
          optional binary confidence (STRING);
          optional binary quality (STRING);
          required group notes (LIST) {
            repeated group list {
              required binary element (STRING);
            }
          }
          optional binary problem (STRING);
          required binary model (STRING);
          required binary shard_digest (STRING);
        }
        """);

    static final StructType SPARK = new StructType()
            .add(RECORDING, DataTypes.StringType)
            .add(PREDICTION, DataTypes.StringType)
            .add(PROBABILITIES, DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false))
            .add(ACCEPTABLE, DataTypes.BooleanType)
            .add(CONFIDENCE, DataTypes.StringType)
            .add(QUALITY, DataTypes.StringType)
            .add(NOTES, DataTypes.createArrayType(DataTypes.StringType, false))
            .add(PROBLEM, DataTypes.StringType)
            .add(MODEL, DataTypes.StringType)
            .add(SHARD_DIGEST, DataTypes.StringType)
            .add(SHARD, DataTypes.StringType);

    private AnswerSchema() {}
}
